import { expect, test } from "vitest";
import { composeComment } from "../../../core/forge/compose.ts";

const head = "0123456789abcdef0123456789abcdef01234567";

test("an acceptable request shows its plan, with the check folded away, and says which commit it is about", () => {
  const comment = composeComment({ isRefused: false, check: "Étiquette : automatique\n", plan: "## Ce que…\n", head });
  expect(comment).toMatchInlineSnapshot(`
    "## Ce que…

    <details><summary>Vérification / Check</summary>

    \`\`\`text
    Étiquette : automatique
    \`\`\`

    </details>

    <sub>konbit · 0123456789</sub>
    "
  `);
});

test("a refused request shows what to correct and no plan", () => {
  const comment = composeComment({ isRefused: true, check: "members/a.yaml:3:1  K0203  erreur", plan: "", head });
  expect(comment).toMatch(/^## À corriger[^]*```text\nmembers\/a\.yaml:3:1 {2}K0203/);
});

test("what a member wrote cannot end the code block that quotes it", () => {
  const comment = composeComment({ isRefused: true, check: "a\n```\n<script>\n````\nb", plan: "", head });
  expect(comment).toContain("`````text\na\n```\n<script>\n````\nb\n`````");
});
