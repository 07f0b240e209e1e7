/**
 * The certificate in Typst's language: US Letter, landscape, one page. Everything that it shows comes in as data;
 * this text never changes.
 */
export const certificateSource = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#15202b")
#let soft = rgb("#44505c")
#let hair = 0.75pt + rgb("#d8dcdb")

#set document(
  title: d.title,
  author: d.agency,
  description: d.sentence,
  date: datetime(year: d.issued.at(0), month: d.issued.at(1), day: d.issued.at(2)),
)
#set page(paper: "us-letter", flipped: true, margin: (x: 54pt, top: 44pt, bottom: 34pt))
#set text(font: "Public Sans", size: 11pt, fill: ink, lang: "en", region: "US", hyphenate: false)
#set par(spacing: 0pt, leading: 0.5em)
#show heading: it => it.body
#let drawn(svg, alt, ..size) = image(bytes(svg), format: "svg", alt: alt, ..size)
#let quiet(size: 10.5pt, body) = text(size: size, fill: soft, body)

#grid(
  columns: (auto, 1fr),
  align: (left + horizon, right + horizon),
  stack(
    dir: ltr,
    spacing: 9pt,
    drawn(d.mark, "Second Look: a ring, and a full disc over it", height: 21pt),
    align(horizon, text(size: 16pt, weight: 700, tracking: -0.1pt, "Second Look")),
  ),
  quiet(size: 11.5pt, d.agency),
)

#v(1fr)
#if d.notice != none {
  block(inset: (left: 10pt, y: 7pt), stroke: (left: 3pt + rgb("#9e2a1f")), text(weight: 650, d.notice))
  v(12pt)
}
#quiet(size: 14pt, "Certificate")
#v(12pt)
// A long name is set smaller, then on two lines.
#layout(room => {
  let fitted = 46pt
  let width(size) = measure(text(size: size, weight: 700, d.name)).width
  while fitted > 27pt and width(fitted) > room.width { fitted -= 1pt }
  while fitted > 12pt and width(fitted) > 1.8 * room.width { fitted -= 1pt }
  heading(level: 1, text(size: fitted, weight: 700, tracking: -0.015em, d.name))
})
#v(19pt)
#block(width: 84%, text(size: 15.5pt, par(leading: 0.62em, d.sentence)))

#v(1fr)
#drawn(d.line.svg, d.line.alt, width: 100%)
#v(16pt)
#grid(
  columns: (1fr, 1fr, 1.25fr, 1fr),
  column-gutter: 18pt,
  row-gutter: 13pt,
  ..d.facts.map(fact => block(width: 100%, stroke: (top: hair), inset: (top: 9pt), {
    quiet(fact.term)
    v(7pt)
    text(size: 14pt, weight: 650, fact.figure)
    v(7pt)
    quiet(fact.note)
  })),
)

#v(1.2fr)
#let signed(name, note) = align(bottom, {
  text(size: 13pt, weight: 650, name)
  v(7pt)
  line(length: 100%, stroke: 0.75pt + ink)
  v(7pt)
  quiet(note)
})
#grid(
  columns: (1fr, 1fr, auto),
  column-gutter: 27pt,
  align: bottom,
  signed(d.identity.name, d.identity.note),
  signed(d.code, "Code · fingerprint " + d.fingerprint),
  align(center, {
    drawn(d.qr, d.qrAlt, width: 78pt)
    v(6pt)
    quiet("Scan to verify")
  }),
)
#v(13pt)
#block(width: 100%, stroke: (top: hair), inset: (top: 8pt), {
  set text(size: 9pt, fill: soft)
  set par(leading: 0.55em, spacing: 0.6em)
  par(d.formLine)
  par([#d.reviewLine Training, not legal advice. Verify at #link(d.verifyUrl, d.verifyUrl).])
})
`;
