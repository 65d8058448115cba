// Vite plugin: one HTML file with its script and style inside, that works from file:// too.
import { createHash } from 'node:crypto';
import { licencesText, partsOf, withLicences } from './licences.mjs';

/** Nothing in a script may look like the end of its element, or begin a comment that hides it. */
export const escapeScript = (code) => code.replace(/<(?=\/script|script|!--)/gi, '\\x3C');
export const escapeStyle = (css) => css.replace(/<(?=\/style)/gi, '\\3C ');

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A classic script at the body's end: module scripts do not load from file://. In the page's own
 * content security policy the word 'inline-script' stands for this script's hash.
 */
export function inlined(html, script, style) {
  const code = escapeScript(script);
  return html
    .replace(/\s*<script type="module"[^>]*><\/script>/g, '')
    .replace(/\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replace(
      /(<meta[^>]*Content-Security-Policy[^>]*)'inline-script'/,
      (_, head) => head + sha256(code),
    )
    .replace('</head>', () => (style ? `<style>${escapeStyle(style)}</style>\n</head>` : '</head>'))
    .replace(/<\/body>(?![\s\S]*<\/body>)/, () => `<script>${code}</script>\n</body>`);
}

export function inlinePage() {
  return {
    name: 'inline-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const outputs = Object.values(bundle);
      const scripts = outputs.filter((output) => output.type === 'chunk');
      const styles = outputs.filter((output) => output.fileName.endsWith('.css'));
      const page = outputs.find((output) => output.fileName.endsWith('.html'));
      if (!page || scripts.length !== 1)
        this.error(`one page and one script, not ${scripts.length}`);
      const parts = partsOf(Object.keys(scripts[0].modules));
      page.source = inlined(
        withLicences(page.source, parts),
        scripts[0].code,
        styles.map((css) => css.source).join('\n'),
      );
      for (const output of outputs) if (output !== page) delete bundle[output.fileName];
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText(parts) });
    },
  };
}
