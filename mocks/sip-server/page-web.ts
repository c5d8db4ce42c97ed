/** The status page for people: /server. */
import type { Behaviour, Situation } from './behaviour.ts';
import type { PageField } from './page.ts';
import { escapeMarkup } from './page-escape.ts';
import { modules, type PageModule, type PageTable } from './page-modules.ts';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; color: #1c2733; background: #f4f6f8 }
header { background: #1f3a5f; color: #fff; padding: 1rem 2rem }
header h1 { font-size: 1.25rem; margin: 0 }
header p { margin: 0; opacity: .8 }
nav { background: #fff; border-bottom: 1px solid #d5dce4; padding: .5rem 2rem }
nav a { margin-right: 1.25rem; color: #1f5fa8; text-decoration: none }
nav a[aria-current] { color: inherit; font-weight: 600 }
main { padding: 1.5rem 2rem }
table { border-collapse: collapse; background: #fff; box-shadow: 0 1px 3px #0002 }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem }
th, td { text-align: left; padding: .35rem 1rem; border-bottom: 1px solid #e6ebf0; font-weight: 400 }
td { font-variant-numeric: tabular-nums; font-weight: 600 }
thead th { background: #e9eef4; font-weight: 600 }
`;

/** What there is to see, with links. */
export function indexPage(behaviour: Behaviour, s: Situation): string {
  const links = modules.map(({ name, title }) => `<li><a href="/server?${name}">${escapeMarkup(title)}</a></li>\n`);
  return page('Statistics', undefined, `<ul>\n${links.join('')}</ul>\n`, behaviour, s);
}

export function modulePage(module: PageModule, behaviour: Behaviour, s: Situation): string {
  const fields = module.fields(behaviour, s, 'web');
  const statistics = fields.length > 0 ? statisticsTable(module.title, fields) : '';
  const table = module.table === undefined ? '' : wideTable(module.table(s));
  return page(module.title, module.name, statistics + table, behaviour, s);
}

function statisticsTable(title: string, fields: readonly PageField[]): string {
  let rows = '';
  for (const { label, text } of fields) {
    rows += `<tr><th scope="row">${escapeMarkup(label)}</th><td>${escapeMarkup(text)}</td></tr>\n`;
  }
  return `<table>\n<caption>${escapeMarkup(title)}</caption>\n<tbody>\n${rows}</tbody>\n</table>\n`;
}

function wideTable({ title, rows }: PageTable): string {
  const labels = rows[0]?.fields.map(({ label }) => `<th scope="col">${escapeMarkup(label)}</th>`) ?? [];
  const lines = rows.map(({ fields }) => {
    const cells = fields.map(({ text }) => `<td>${escapeMarkup(text)}</td>`);
    return `<tr>${cells.join('')}</tr>\n`;
  });
  const head = `<thead><tr>${labels.join('')}</tr></thead>\n`;
  return `<table>\n<caption>${escapeMarkup(title)}</caption>\n${head}<tbody>\n${lines.join('')}</tbody>\n</table>\n`;
}

function page(title: string, current: string | undefined, main: string, behaviour: Behaviour, s: Situation): string {
  let links = '';
  for (const { name, title: text } of modules) {
    const here = name === current ? ' aria-current="page"' : '';
    links += `<a href="/server?${name}"${here}>${escapeMarkup(text)}</a>\n`;
  }
  const name = escapeMarkup(s.name);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}: ${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${name}</h1><p>SIP Server ${escapeMarkup(s.version)}, ${escapeMarkup(behaviour.roleText(s))}</p></header>
<nav>
${links}</nav>
<main>
${main}</main>
</body>
</html>
`;
}
