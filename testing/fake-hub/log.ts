/** One request, as the log keeps it. */
export interface Logged {
  method: string;
  /** With the query. */
  path: string;
  /** 0 when the connection was cut in place of a reply. */
  status: number;
  /** Who asked; undefined for nobody who is signed in. */
  actor: string | undefined;
}

/** Requests in the order in which they came, all of them or the latest. */
export class Log {
  readonly all: Logged[] = [];

  constructor(private readonly most = Infinity) {}

  add(request: Logged): Logged {
    this.all.push(request);
    if (this.all.length > this.most) this.all.shift();
    return request;
  }
}
