import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Issue {
  iid: number;
  title: string;
  description: string;
  state: string;
}

export interface Note {
  id: number;
  body: string;
}

/** As much of GitLab as the scripts of the example talk to: issues of a project, and notes of a merge request. */
export async function fakeGitLab() {
  const issues: Issue[] = [];
  const notes: Note[] = [];
  const answer = (method: string, path: string, form: URLSearchParams): unknown => {
    const number = Number(/\/(\d+)$/.exec(path)?.[1]);
    if (path.endsWith("/notes")) {
      if (method === "POST") notes.push({ id: notes.length + 1, body: form.get("body") ?? "" });
      return notes;
    }
    if (path.includes("/notes/")) return (notes[number - 1]!.body = form.get("body") ?? "");
    if (path.endsWith("/issues")) {
      if (method === "GET") return issues.filter(({ state }) => state === "opened");
      const [title, description] = [form.get("title") ?? "", form.get("description") ?? ""];
      issues.push({ iid: issues.length + 1, title, description, state: "opened" });
      return issues.at(-1);
    }
    const issue = issues[number - 1]!;
    if (form.has("description")) issue.description = form.get("description")!;
    if (form.get("state_event") === "close") issue.state = "closed";
    return issue;
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const allowed = request.headers["private-token"] === "planted-gitlab";
      const path = new URL(request.url!, "http://localhost").pathname;
      response.writeHead(allowed ? 200 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify(allowed ? answer(request.method!, path, new URLSearchParams(body)) : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const env = {
    GITLAB_TOKEN: "planted-gitlab",
    CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
    CI_PROJECT_ID: "7",
    CI_MERGE_REQUEST_IID: "3",
  };
  return { issues, notes, env, close: () => void server.close() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
