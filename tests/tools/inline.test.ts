// The page as one file: no text inside a script can end it, and the policy names its hash.
import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { plainGlue } from '../../tools/bundle.mjs';
import { escapeScript, inlined } from '../../tools/inline.mjs';

const html = `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'inline-script'">
<script type="module" crossorigin src="./assets/a.js"></script>
<link rel="stylesheet" crossorigin href="./assets/a.css">
</head><body><p>x</p></body></html>`;

test('nothing in a script looks like markup, and it still means the same', () => {
  const code = '["</script>", "<!-- <SCRIPT>", `</Script`, /<\\/script/.test("</script")]';
  const escaped = escapeScript(code);
  expect(escaped).not.toMatch(/<(\/script|script|!--)/i);
  expect(runInNewContext(escaped)).toEqual(runInNewContext(code));
});

test('script and style stand inside, the tags that loaded them are gone', () => {
  const code = 'f("</body> $& $1")';
  const page = inlined(html, code, 'p { color: red }');
  expect(page).not.toMatch(/src=|href=/);
  expect(page).toContain(`<script>${code}</script>\n</body></html>`);
  expect(page).toContain('<style>p { color: red }</style>\n</head>');
  const hash = createHash('sha256').update(code).digest('base64');
  expect(page).toContain(`content="script-src 'sha256-${hash}'"`);
});

test("the glue's address of its own wasm is taken out, as both toolchains write it", () => {
  const old = 'var d=import.meta.url;f=new URL("core.wasm",import.meta.url).toString()';
  expect(plainGlue(old)).toBe('var d="";f="core.wasm"');
  expect(plainGlue("return new URL('core.wasm', import.meta.url).href;")).toBe(
    "return 'core.wasm';",
  );
});
