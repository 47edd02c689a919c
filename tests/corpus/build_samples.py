"""Makes data/samples: eight small reports, one per kind, with their truth.

python -m tests.corpus.build_samples
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pikepdf

from tests.corpus.draft import Draft
from tests.corpus.fonts import strip_actual_text
from tests.corpus.layouts.analysis import write_analysis, write_instrument_report
from tests.corpus.layouts.measures import write_by_issue, write_single
from tests.corpus.layouts.memo import write_memo
from tests.corpus.layouts.results import write_results
from tests.corpus.places import Body, pick_bodies
from tests.corpus.produce import shrink, word_to_pdf
from tests.corpus.scan import Wear, scan
from tests.corpus.scores import make_scores
from tests.corpus.style import Style
from tests.corpus.writers.dumps import Misreading, to_text
from tests.corpus.writers.word import write_word

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
SCAN_WEAR = Wear(dpi=200, skew_deg=0.6, noise=3, shading=0.1, jpeg_quality=45)


def draft(name: str, body: Body, year: int, **style: object) -> Draft:
    return Draft(body, year, Style(**style), random.Random(name))  # type: ignore[arg-type]


def drafts() -> dict[str, Draft]:
    """Name -> report, in the order of the README."""
    made: dict[str, Draft] = {}

    one = made["analysis"] = draft("analysis", Body("อบต.", "นาโพธิ์", "กุดรัง", "มหาสารคาม"), 2568)
    write_analysis(one, make_scores(2568, one.rng, 0.8), questions="IIT EIT", issue_numbers=(3,))

    one = made["measures"] = draft(
        "measures",
        Body("ทต.", "สันผักหวาน", "หางดง", "เชียงใหม่"),
        2567,
        font="Garuda",
        size_pt=11,
        landscape=True,
        wording=1,
    )
    write_by_issue(one, (1, 3))

    one = made["memo"] = draft("memo", Body("อบต.", "บางใหญ่", "บางปลาม้า", "สุพรรณบุรี"), 2566, font="Norasi", wording=2)
    write_memo(one, make_scores(2565, one.rng, 0.5), with_table=False)

    one = made["instrument"] = draft(
        "instrument",
        Body("ทต.", "ท่าข้าม", "พนัสนิคม", "ชลบุรี"),
        2564,
        font="Loma",
        size_pt=12,
        numerals="arabic",
        code_form="{upper}{number}",
        wording=3,
    )
    write_instrument_report(one, make_scores(2564, one.rng, 0.6), "EIT")

    one = made["results"] = draft("results", Body("อบต.", "โนนสะอาด", "ชุมแพ", "ขอนแก่น"), 2566, size_pt=12, wording=1)
    write_results(one, pick_bodies(one.rng, 12, "ชุมแพ/ขอนแก่น"), "no name iit eit oit ita level", True, False)

    one = made["dump"] = draft("dump", Body("อบต.", "ทุ่งคลอง", "คำม่วง", "กาฬสินธุ์"), 2568, numerals="mixed", wording=1)
    write_analysis(one, make_scores(2568, one.rng, 0.7), questions="IIT", issue_numbers=(4,))

    one = made["garbled"] = draft(
        "garbled",
        Body("อบต.", "หนองแก้ว", "หัวตะพาน", "อำนาจเจริญ"),
        2565,
        font="Umpush",
        size_pt=12,
        columns="measure steps responsible period followup",
        wording=0,
    )
    write_single(one, 3, make_scores(2564, one.rng, 0.75))

    one = made["scan"] = draft(
        "scan", Body("ทต.", "นาแก้ว", "เกาะคา", "ลำปาง"), 2567, font="Kinnari", size_pt=13, title_form=1
    )
    write_analysis(one, make_scores(2567, one.rng, 0.6), questions="EIT")
    return made


def build() -> None:
    SAMPLES.mkdir(parents=True, exist_ok=True)
    made = drafts()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        typeset = [name for name in made if name != "dump"]
        for name in typeset:
            write_word(made[name].blocks, made[name].style, work / f"{name}.docx")
        word_to_pdf([work / f"{name}.docx" for name in typeset], work)
        for name in typeset:
            shrink(work / f"{name}.pdf")
            data = (work / f"{name}.pdf").read_bytes()
            if name == "garbled":
                with pikepdf.open(work / f"{name}.pdf") as pdf:
                    strip_actual_text(pdf)
                    pdf.save(SAMPLES / f"{name}.pdf", deterministic_id=True)
                continue
            if name == "scan":
                data = scan(work / f"{name}.pdf", SCAN_WEAR, 7)
            (SAMPLES / f"{name}.pdf").write_bytes(data)
    dump = made["dump"]
    errors = Misreading(codes=True, name=dump.body.name, markup=True)
    (SAMPLES / "dump.txt").write_text(to_text(dump.blocks, dump.rng, errors), encoding="utf-8")
    gold = {name: each.truth() for name, each in made.items()}
    (SAMPLES / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build()
