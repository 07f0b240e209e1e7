"""Makes the fonts of PDFs from those of the pages. Typst sets no variable fonts and reads no WOFF2.

Needs Python with fontTools and brotli. Run it in the project's folder after the font package has changed:
python3 src/adapters/fonts/make-fonts.py
"""

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

files = Path("node_modules/@fontsource-variable/public-sans/files")
parts = ("latin", "latin-ext", "vietnamese")
weights = {400: "Regular", 650: "SemiBold", 700: "Bold"}


def static(part: str, weight: int, folder: Path) -> str:
    font = TTFont(files / f"public-sans-{part}-wght-normal.woff2")
    font.flavor = None
    font = instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for table in ("STAT", "HVAR", "MVAR", "avar"):
        if table in font:
            del font[table]
    path = folder / f"{part}-{weight}.ttf"
    font.save(path)
    return str(path)


for weight, style in weights.items():
    with tempfile.TemporaryDirectory() as folder:
        font = Merger().merge([static(part, weight, Path(folder)) for part in parts])
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    names = font["name"]
    kept = {at: names.getDebugName(at) for at in (0, 5, 13, 14)}
    names.names = []
    family = "Public Sans" if style == "Regular" else f"Public Sans {style}"
    said = {1: family, 2: "Regular", 3: f"PublicSans-{style}", 4: f"Public Sans {style}", 6: f"PublicSans-{style}"}
    for at, text in {**kept, **said, 16: "Public Sans", 17: style}.items():
        if text:
            names.setName(text, at, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(f"src/adapters/fonts/public-sans-{weight}.ttf")
