/** How the guide looks on paper, in one color if need be; on a screen it is a long page of the same. */
export const guideStyle = `
:root{--ink:#15202b;--quiet:#44505c;--line:#b9c0c4;--mid:#7a848d;--paper:#fff;--accent:#0b5877;color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ecee;--quiet:#b3bdc4;--line:#3d4852;--mid:#8a959d;--paper:#12191f;--accent:#7fc4e0;color-scheme:dark}}
@page{size:letter;margin:17mm 16mm 19mm;@bottom-right{content:counter(page);font:500 9pt "Public Sans Variable",sans-serif;color:#44505c}}
@page :first{@bottom-right{content:""}}
*{box-sizing:border-box}
html{font:400 15px/1.5 "Public Sans Variable",system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper)}
body{max-width:760px;margin:0 auto;padding:24px}
h1{font-size:2.7em;line-height:1.1;letter-spacing:-.02em;margin:0 0 16px}
h2,.title{font-size:1.7em;line-height:1.2;letter-spacing:-.01em;margin:0 0 8px}
h3{font-size:1.15em;line-height:1.3;margin:18px 0 5px}
h4{font-size:1.3em;line-height:1.2;margin:0 0 8px}
p{margin:0 0 8px}ul,ol{margin:0 0 10px;padding-left:22px}li{margin-bottom:4px}
a{color:inherit}
h2,h3,h4,.over,dt,thead,.decision,.prompt{break-after:avoid}
li,dd,p{orphans:3;widows:3}
.over{font-size:.87em;font-weight:650;color:var(--quiet);margin:0 0 4px}.over+.title{margin-top:0}
.lead{font-size:1.2em;line-height:1.45}.quiet{color:var(--quiet);font-weight:400}.small{font-size:.87em;color:var(--quiet)}
.cover{padding:72px 0 28px;border-bottom:4px solid var(--ink);margin-bottom:28px}
.contents ol{columns:2;column-gap:32px;list-style:none;padding:0}.contents li{break-inside:avoid}
section{margin-top:48px}
table{width:100%;border-collapse:collapse;margin:10px 0 16px;font-size:.92em;line-height:1.4}
th,td{text-align:left;vertical-align:top;padding:5px 12px 6px 0;border-top:1px solid var(--line);font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:650;border-top:0}tbody th{font-weight:650}
tr{break-inside:avoid}
.marked td:first-child{width:40%}.marked td:nth-child(2){width:11%}
.decision th{border-top:2px solid var(--ink);padding-top:8px}.decision+tr td{border-top:0;padding-top:0}
.times td{white-space:nowrap;font-variant-numeric:tabular-nums}.times td:last-child{white-space:normal}.times tbody th{width:27%}
.mark{width:.95em;height:.72em;vertical-align:-.02em;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.notes .mark,.how .mark{height:.9em;vertical-align:-.12em;stroke-width:1.2}
.tick,.ticks li::before{content:"";display:inline-block;width:.8em;height:.8em;border:1.4px solid var(--ink);border-radius:2px;vertical-align:-.06em}
.blank{display:inline-block;width:6em;border-bottom:1px solid var(--ink)}
.ticks{list-style:none;padding:0}.ticks li{padding-left:1.5em;text-indent:-1.5em;break-inside:avoid}.ticks li::before{margin-right:.7em}
.replies dt{font:italic 430 1.13em/1.45 "Source Serif 4 Variable",Georgia,serif;margin-top:10px}
.replies dd{margin:0 0 6px 18px;break-inside:avoid}
.next{border-left:4px solid var(--accent);padding-left:12px;font-size:1.06em;break-inside:avoid}
.truth{border:1.5px solid var(--ink);border-radius:4px;padding:6px 12px;break-inside:avoid}
.items>ol{padding-left:20px}.items>ol>li{margin-bottom:13px;break-inside:avoid}.items>ol>li>p{margin-bottom:3px}
.items>ol>li.long{break-inside:auto}.items ol ol,.items ul{margin-bottom:4px}.items li li{margin-bottom:2px}
.pairs{display:grid;grid-template-columns:1fr 1fr;gap:20px}
.document{border:1.5px solid var(--quiet);padding:8px 12px;border-radius:4px}.document ol{margin:0}
.answers{font-size:.92em}.answers span{margin-right:14px}
.beside{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:26px;align-items:start;margin:12px 0}
.people{list-style:none;padding:0}.people b{display:inline-block;min-width:1.5em}
.how{border:1.5px solid var(--ink);border-radius:6px;padding:8px 12px;break-inside:avoid}
.paragraphs{list-style:none;padding:0;columns:2;column-gap:26px;font-size:.92em;line-height:1.42}
.paragraphs>li{margin:0;padding:0 0 13px 32px;break-inside:avoid}.paragraphs>li:first-child{break-inside:auto}.paragraphs>li>*{break-inside:avoid}
.number{display:block;height:0;margin:0 0 7px -32px;border-top:1px solid var(--line);font-weight:750;line-height:2;break-after:avoid}.number span{font-size:1.15em;font-variant-numeric:tabular-nums}
.paragraphs p{margin-bottom:4px}
.scene,.said,.cards li{font-family:"Source Serif 4 Variable",Georgia,serif;font-weight:430}
.cards li{font-size:1.06em;line-height:1.5;margin-bottom:14px;break-inside:avoid}
.clock{font-weight:650;color:var(--quiet);break-after:avoid}.prompt{font-weight:650;margin-top:6px}
.why{border-left:2px solid var(--mid);padding-left:8px}
.options{padding-left:20px;margin-bottom:6px}.options li{break-inside:avoid}.options li::marker{font-weight:650}
.notes,.turns{list-style:none;padding:0}.notes{margin:4px 0 6px}.notes li,.turns li{padding-left:17px;text-indent:-17px}
.to{white-space:nowrap}.marks{font-weight:650}
.sheet{margin-top:28px;border-top:4px solid var(--ink);padding-top:14px}.sheet p{margin-bottom:10px}
.rules i{display:block;border-bottom:1px solid var(--mid);height:30px}.rules{margin-bottom:16px}
.box{display:inline-block;white-space:nowrap;margin-right:18px}.box .tick{margin-inline:.3em}.judged{break-inside:avoid}
.cues li,.key>ol>li{break-inside:avoid}.sources{list-style:none;padding:0}.sources li{font-size:.87em;break-inside:avoid}
svg.plan{width:100%;height:auto;max-height:420px;fill:none;overflow:visible;font-family:"Public Sans Variable",system-ui,sans-serif}
.plan text{fill:var(--ink);text-anchor:middle;dominant-baseline:central;font-size:12px;font-weight:650}
.plan .object{stroke:var(--mid);stroke-width:1.4}.plan .object text{stroke:none;font-size:10.5px;font-weight:500;fill:var(--quiet)}
.plan .name{fill:var(--quiet);font-weight:600;font-size:10.5px}.plan .wall{stroke:var(--ink);stroke-width:4;stroke-linecap:square}
.plan .masonry{fill:var(--ink)}.plan .glass{stroke:var(--paper);stroke-width:1.6}.plan .door{stroke:var(--mid);stroke-width:5}
.plan .swing{stroke:var(--mid);stroke-width:1.4}.plan .edge{stroke:var(--mid);stroke-width:1.6;stroke-dasharray:5 4}
.person :is(circle,rect){fill:var(--paper);stroke:var(--ink);stroke-width:2.2}.officer rect{fill:var(--ink)}.plan .officer text{fill:var(--paper)}
@media (max-width:640px){body{padding:16px}h1{font-size:2.1em}.cover{padding-top:32px}.paragraphs,.contents ol{columns:1}.beside,.pairs{grid-template-columns:1fr;gap:12px}
.box{white-space:normal}th,td{padding-right:8px}.times thead th:nth-child(2),.times td:nth-child(2){display:none}.marked td:nth-child(2){width:auto}}
@media print{body{padding:0;max-width:none}html{font-size:10pt;line-height:1.46}section{margin-top:0;break-before:page}.sheet,.plan-table+.plan-table,.wall{break-before:page}
.cover{padding-top:22vh}a{text-decoration:none}.items{font-size:.9em}.times{font-size:.86em;line-height:1.31}.times :is(th,td){padding-block:3px}.wall{font-size:1.35em}h3{margin-top:13px}.sheet{margin-top:0;border-top:0;padding-top:0}
.rules i{height:30px}.sources{columns:2;column-gap:26px}.key .over{color:#000}}
`;
