/** What makes a brand look like itself. Everything else is shared. */
export interface Look {
  /** A colour white text can be read on. */
  accent: string
  /** The page behind the sheet, in light mode. */
  ground: string
  font: 'grotesque' | 'serif' | 'rounded' | 'mono' | 'humanist'
  /** `card` floats, `split` shares the page with a poster, `bare` has no sheet, `banner` wears a band. */
  frame: 'card' | 'split' | 'bare' | 'banner'
  /** Corner radius in pixels. */
  radius: number
  /** @default plain */
  pattern?: 'plain' | 'dots' | 'stripes' | 'rings'
  /** One sign beside the name. */
  mark: string
  motto: string
}

const fonts = {
  grotesque: '"Helvetica Neue",Inter,"Segoe UI",system-ui,sans-serif',
  serif: '"Iowan Old Style",Palatino,Georgia,serif',
  rounded: 'Nunito,Quicksand,ui-rounded,"Segoe UI",system-ui,sans-serif',
  mono: 'ui-monospace,Menlo,Consolas,monospace',
  humanist: '"Gill Sans",Optima,Candara,"Trebuchet MS",sans-serif',
} satisfies Record<Look['font'], string>

const patterns = {
  plain: 'none',
  dots: 'radial-gradient(var(--trace) 2px,transparent 2px) 0 0/22px 22px',
  stripes: 'repeating-linear-gradient(115deg,var(--trace) 0 2px,transparent 2px 24px)',
  rings: 'repeating-radial-gradient(circle at 80% 10%,var(--trace) 0 2px,transparent 2px 38px)',
} satisfies Record<NonNullable<Look['pattern']>, string>

export const brandStyle = ({ accent, ground, font, radius, pattern = 'plain' }: Look) => `
:root{color-scheme:light dark;--brand:${accent};--accent:var(--brand);--on-accent:#fff;--ground:${ground};--sheet:#fff;--ink:#1c1d22;--soft:#565a66;--line:#8b8f9b;--bad:#a3161f;--trace:color-mix(in oklab,var(--accent) 14%,transparent);--r:${radius}px}
@media (prefers-color-scheme:dark){:root{--accent:color-mix(in oklab,var(--brand),#fff 52%);--on-accent:#101116;--ground:color-mix(in oklab,var(--brand),#0d0e12 84%);--sheet:color-mix(in oklab,var(--brand),#17181e 90%);--ink:#f0f0f4;--soft:#b4b7c2;--line:#7b7f8c;--bad:#ffb0b0}}
body{font:16px/1.5 ${fonts[font]};color:var(--ink);background:var(--ground);min-height:100vh;overflow-wrap:anywhere}
a,.link{color:var(--accent)}
h1{font-size:clamp(24px,4vw,30px);line-height:1.2;text-wrap:balance}
.logo{display:flex;gap:10px;align-items:center;font-weight:800;font-size:20px}
.logo i{font-style:normal;color:var(--accent)}
.stage{min-height:100vh;display:grid;background:${patterns[pattern]}}
.sheet{width:min(420px,100%);margin:auto;padding:clamp(24px,6vw,40px);display:grid;gap:18px;align-content:center}
.card .sheet{background:var(--sheet);border-radius:var(--r);box-shadow:0 18px 50px -24px #0007}
.card{padding:20px}
.poster{display:none}
.banner{grid-template-rows:auto 1fr}
.banner .poster,.split .poster{display:block;background:var(--brand);color:#fff;padding:28px clamp(24px,6vw,64px)}
.poster .logo i{color:inherit}
.banner .sheet>.logo,.split .sheet>.logo{display:none}
.banner .sheet{margin:0 auto auto}
.split{grid-template-rows:auto 1fr}
.split .sheet{background:none}
@media (min-width:800px){.split{grid-template:none/1fr 1fr}.split .poster{display:flex;flex-direction:column;justify-content:space-between;font-size:clamp(22px,3vw,34px);line-height:1.2}}
form,.ways{display:grid;gap:14px}
label{display:grid;gap:5px;font-weight:600;font-size:15px}
label.check{display:flex;gap:8px;align-items:center;font-weight:400}
input:not([type=checkbox],[type=radio],[type=hidden]),select,.typed{width:100%;font:inherit;font-weight:400;font-size:16px;color:inherit;background:var(--sheet);border:1px solid var(--line);border-radius:calc(var(--r)/2);padding:10px 12px}
:is(input,select,.typed,button,a):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.go,.plain,.way{border-radius:calc(var(--r)/2);padding:11px 18px;border:1px solid transparent;font-weight:700}
.go{background:var(--accent);color:var(--on-accent)}
.go:hover{filter:brightness(1.08)}
.plain,.way{background:transparent;border-color:var(--line);color:inherit}
.way{display:grid;text-align:start;gap:2px;width:100%;text-decoration:none}
.way small,.soft{color:var(--soft);font-weight:400}
.link{background:none;border:0;padding:0;text-decoration:underline;text-align:start}
.row{display:flex;gap:10px 16px;flex-wrap:wrap;align-items:center;justify-content:space-between}
.problem{color:var(--bad);border:1px solid;border-radius:calc(var(--r)/2);padding:10px 12px}
.boxes{display:flex;gap:8px}
.boxes input{text-align:center;padding-inline:0;font-size:22px}
.number{font-size:44px;font-weight:800;letter-spacing:.06em}
dialog{margin:auto;border:0;border-radius:var(--r);padding:28px;width:min(400px,calc(100vw - 32px));background:var(--sheet);color:inherit}
dialog[open]{display:grid;gap:14px}
dialog::backdrop{background:#0009}
.bar{display:flex;flex-wrap:wrap;gap:10px 20px;align-items:center;padding:16px clamp(20px,5vw,64px);border-bottom:1px solid var(--line);background:var(--sheet)}
.bar .logo{margin-inline-end:auto}
.inside{padding:36px clamp(20px,5vw,64px);display:grid;gap:16px;max-width:860px}
.inside li{background:var(--sheet);border-inline-start:4px solid var(--accent);border-radius:calc(var(--r)/3);padding:12px 16px;margin-bottom:10px}
.away{position:absolute;inset-inline-start:-9999px}
`
