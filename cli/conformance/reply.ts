import type { RawReply } from "../../provider/hub/transport";
import { say, type Plain } from "./say";

/** One reply, judged by nobody yet. */
export interface Reply {
  status: number;
  headers: Headers;
  /** What its body is written in. */
  form: Plain;
  /** Parsed where it is JSON, the text where it is something else, undefined where there is none. */
  body: unknown;
}

export const JSON_FORM = say`JSON`;
export const HTML_FORM = say`HTML`;
export const CSV_FORM = say`CSV`;
export const NO_BODY = say`no body`;

/** What came, read as what it says it is. */
export function readReply({ status, headers, text }: RawReply): Reply {
  const type = headers.get("content-type") ?? "";
  if (text.trim() === "") return { status, headers, form: NO_BODY, body: undefined };
  if (/\bjson\b/.test(type)) {
    try {
      return { status, headers, form: JSON_FORM, body: JSON.parse(text) };
    } catch {
      return { status, headers, form: say`broken JSON`, body: text };
    }
  }
  const form = /\bhtml\b/.test(type) ? HTML_FORM : /\bcsv\b/.test(type) ? CSV_FORM : say`neither JSON nor HTML`;
  return { status, headers, form, body: text };
}

export const isFine = ({ status }: Reply) => status >= 200 && status < 300;
