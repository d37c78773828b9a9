import { UnexpectedReplyError } from "./errors";
import type { RawReply } from "./transport";

/** What a request asks for and sends, and how a reply to it is read. */
interface MediaType {
  accept: string;
  sends: string;
  /** How the reply's content type is told. */
  is: RegExp;
  /** Its name in messages. */
  name: string;
  /** Throws where the text is not whole. */
  parse(text: string): unknown;
}

const JSON_MEDIA: MediaType = {
  accept: "application/json",
  sends: "application/json",
  is: /\bjson\b/,
  name: "JSON",
  parse: (text) => JSON.parse(text),
};

const MEDIA = {
  json: JSON_MEDIA,
  /** Source: RFC 7644, 3.1. */
  scim: { ...JSON_MEDIA, accept: "application/scim+json, application/json", sends: "application/scim+json" },
  csv: {
    ...JSON_MEDIA,
    accept: "text/csv, application/json",
    is: /\bcsv\b/,
    name: "CSV",
    parse: (text: string) => text,
  },
} satisfies Record<string, MediaType>;

export type Media = keyof typeof MEDIA;

/** Headers of a request. */
export function headersFor(media: Media): { accept: string; "content-type": string } {
  const { accept, sends } = MEDIA[media];
  return { accept, "content-type": sends };
}

/** The body of a reply; undefined where there is none. Throws UnexpectedReplyError for what is no reply of the Hub. */
export function readBody(route: string, { status, headers, text }: RawReply, media: Media): unknown {
  if (status >= 300 && status < 400) {
    throw new UnexpectedReplyError(
      `${route}: Docker Hub answered with a redirect (${status}), as it does for names that do not exist. ` +
        "Check the organization's name and dockerhub:baseUrl.",
    );
  }
  if (text.trim() === "") return undefined;
  const { is, name, parse }: MediaType = status < 400 ? MEDIA[media] : JSON_MEDIA;
  const type = headers.get("content-type")?.split(";")[0] ?? "no content type";
  // An error page is an error all the same, whatever it is written in; but a page that is not found
  // says nothing of an object.
  if (!is.test(type) && status >= 400 && status !== 404) return undefined;
  if (!is.test(type)) {
    throw new UnexpectedReplyError(
      `${route}: Docker Hub answered ${status} with ${type} where ${name} was expected. ` +
        "Check dockerhub:baseUrl, and whether a proxy answers in its place.",
    );
  }
  try {
    return parse(text);
  } catch {
    if (status >= 400) return undefined;
    throw new UnexpectedReplyError(`${route}: Docker Hub's reply (${status}) is not whole ${name}. Run again.`);
  }
}
