"""Makes the committed corpus: tests/corpus/files/{tuned,held_out} and gold.json.

    python -m tests.corpus.build FONTS [PART-OF-A-NAME]

FONTS is a folder with the unpacked npm packages @fontsource/<family>, each in a folder named after its family
(`npm pack @fontsource/sarabun` and so on for `plan.WEB_FONTS`). LibreOffice, Chromium, and the Debian packages
fonts-thai-tlwg and fonts-noto-core must be installed. Reading the corpus needs none of these.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.corpus.draft import Draft
from tests.corpus.plan import WEB_FONTS, reports
from tests.corpus.produce import page_to_pdf, shrink, turn_pages, word_to_pdf
from tests.corpus.writers.dumps import Misreading, to_markdown, to_plain_html, to_text
from tests.corpus.writers.web import to_html
from tests.corpus.writers.word import write_word

FILES = Path(__file__).parent / "files"


def font_css(family: str, fonts: Path) -> str:
    """@font-face rules for a family from npm; empty for installed ones."""
    package = WEB_FONTS.get(family)
    if package is None:
        return ""
    ranges = {"thai": "U+0E01-0E5B,U+200B-200D,U+25CC", "latin": "U+0000-00FF,U+2000-206F"}
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};unicode-range:{codes};"
        f"src:url('{(fonts / package / 'files' / f'{package}-{part}-{weight}-normal.woff2').resolve().as_uri()}')}}"
        for part, codes in ranges.items()
        for weight in (400, 700)
    )


def write_dump(form: str, draft: Draft, name: str, path: Path) -> None:
    if form == "md":
        text = to_markdown(draft.blocks)
    elif form == "html":
        text = to_plain_html(draft.blocks)
    else:
        errors = Misreading("analysis" in name or "issues" in name, draft.body.name, draft.is_held_out)
        text = to_text(draft.blocks, draft.rng, errors)
    path.write_text(text, encoding="utf-8")


def build(fonts: Path, only: str = "") -> None:
    """Typeset every report whose name contains `only`, and write the whole truth."""
    waiting: list[tuple[str, Draft]] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, recipe, draft in reports():
            if only not in name:
                continue
            target = FILES / draft.split / f"{name}.{recipe.form}"
            target.parent.mkdir(parents=True, exist_ok=True)
            if recipe.form == "docx":
                write_word(draft.blocks, draft.style, target)
            elif recipe.form != "pdf":
                write_dump(recipe.form, draft, name, target)
            elif draft.style.producer == "browser":
                page = work / f"{name}.html"
                page.write_text(to_html(draft.blocks, draft.style, font_css(draft.style.font, fonts)), encoding="utf-8")
                page_to_pdf(page, target)
                shrink(target)
            else:
                write_word(draft.blocks, draft.style, work / f"{name}.docx")
                waiting.append((name, draft))
        if waiting:  # LibreOffice without a file to convert waits for ever
            word_to_pdf([work / f"{name}.docx" for name, _ in waiting], work)
        for name, draft in waiting:
            target = FILES / draft.split / f"{name}.pdf"
            target.write_bytes((work / f"{name}.pdf").read_bytes())
            if draft.style.rotated:
                turn_pages(target)
            shrink(target)
    write_gold()


def write_gold() -> None:
    """The truth alone, which takes a second where typesetting takes a minute."""
    gold = {name: draft.truth() for name, _, draft in reports()}
    text = json.dumps(gold, ensure_ascii=False, indent=1, sort_keys=True)
    (FILES / "gold.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]), *sys.argv[2:])
