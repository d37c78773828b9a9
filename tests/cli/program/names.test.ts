import assert from "node:assert/strict";
import { languages } from "../../../cli/program/languages";
import { Names } from "../../../cli/program/names";

/** What groups of these names are called, in this order. */
function called(language: string, ...names: string[]): string[] {
  const { naming } = languages.get(language)!;
  const given = new Names();
  return names.map((name) => given.variable(name, "Group", naming));
}

describe("names in a program", () => {
  it("are what a language calls things", () => {
    const names = ["web-team", "Data Science", "CI", "webTeam", "2fast", "☕", "café"];
    assert.deepEqual(called("typescript", ...names), [
      "webTeam",
      "DataScience",
      "CI",
      "webTeam2",
      "group2fast",
      "group",
      "café",
    ]);
    assert.deepEqual(called("python", ...names), [
      "web_team",
      "data_science",
      "ci",
      "web_team_2",
      "group_2fast",
      "group",
      "cafe",
    ]);
    assert.deepEqual(called("go", ...names), [
      "webTeam",
      "dataScience",
      "ci",
      "webTeam2",
      "group2fast",
      "group",
      "cafe",
    ]);
    assert.deepEqual(called("yaml", ...names), [
      "web-team",
      "Data-Science",
      "CI",
      "webTeam",
      "group-2fast",
      "group",
      "café",
    ]);
  });

  it("are no words of the language, and none that the program uses", () => {
    assert.deepEqual(called("typescript", "class", "people"), ["classGroup", "peopleGroup"]);
    assert.deepEqual(called("python", "class", "None", "in-group", "match"), [
      "class_group",
      "none_group",
      "in_group_group",
      "match_group",
    ]);
    assert.deepEqual(called("go", "func", "ctx", "err", "string"), [
      "funcGroup",
      "ctxGroup",
      "errGroup",
      "stringGroup",
    ]);
    assert.deepEqual(called("yaml", "pulumi", "ignore"), ["pulumi-group", "ignore-group"]);
  });

  it("say the noun in YAML, where a group and a repository may be called the same and everything has a name", () => {
    const { naming } = languages.get("yaml")!;
    const given = new Names();
    const names = ["Group", "GroupMembers", "Repository", "Repository"].map((noun) =>
      given.variable("app", noun, naming),
    );
    assert.deepEqual(names, ["app", "app-group-members", "app-repository", "app-repository-2"]);
  });

  it("are plain letters in Python and Go, which read others in different ways", () => {
    for (const language of ["python", "go"])
      assert.deepEqual(called(language, "café", "cafe\u0301", "ｗｅｂ", "日本"), [
        "cafe",
        language === "go" ? "cafe2" : "cafe_2",
        "web",
        "group",
      ]);
  });
});
