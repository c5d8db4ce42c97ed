/** Texts of a target that must never act as what they are in anything that the kit writes. */
export interface Canary {
  readonly name: string;
  readonly text: string;
}

export const forgedName = 'forged';
const forgedCase = `<testcase name="${forgedName}"/>`;

/** Short enough that what cuts long texts leaves them whole. */
export const canaries: readonly Canary[] = [
  { name: 'markup', text: '<script>alert(1)</script>' },
  { name: 'an end of a script', text: '</script><img src=x onerror=a>' },
  { name: 'an end of CDATA', text: `]]>${forgedCase}` },
  { name: 'a second end of CDATA', text: `]]>]]>${forgedCase}` },
  { name: 'a hidden end of CDATA', text: ']]\u0001>]]\u0001><forged/>' },
  { name: 'XML that closes what is open', text: '"/></testcase></testsuite>' },
  { name: 'ANSI', text: '\u001b[2J\u001b[1;31mPASSED\u001b[0m' },
  { name: 'a title of the terminal', text: '\u001b]0;owned\u0007' },
  { name: 'C1', text: '\u009b2J\u0085\u0090x\u009c' },
  { name: 'right to left', text: '\u202edessap\u2066x\u2069' },
  { name: 'line separators', text: 'a\u2028b\u2029c' },
  { name: 'a line of its own', text: 'x\r\nCONFORMANT\r\n::error::x' },
  { name: 'invisible characters', text: 'a\u200bb\ufeffc\u{e0001}d' },
  { name: 'half a character', text: 'a\ud83d' },
  { name: 'a prototype', text: '__proto__' },
];
