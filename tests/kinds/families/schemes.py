"""Other schemes under the same letters, and contributions of 30, 30 and 40."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.kinds.author import Author, table
from tests.kinds.case import Case, result_row
from tests.kinds.families.lists_of_bodies import bodies_of_a_district, heading, shown

FAMILY = "schemes"
SCALES = {"iit": 30, "eit": 30, "oit": 40, "ita": 100}


def cases() -> Iterator[Case]:
    for index in range(3):
        author = Author(FAMILY, "contributions-with-dashes", index)
        bodies = bodies_of_a_district(author, 4)
        heads = (("IIT (30)", "EIT (30)", "OIT (40)", "รวม (100)"), ("IIT", "EIT", "OIT", "คะแนนรวม"))[index % 2]
        rows = [["ที่", "หน่วยงาน", *heads]]
        results = []
        for number, body in enumerate(bodies, 1):
            parts = {code: round(SCALES[code] * author.value() / 100, 2) for code in ("iit", "eit", "oit")}
            printed: dict[str, float | None] = {**parts}
            for gone in author.rng.sample(("iit", "eit", "oit"), number % 3):
                printed[gone] = None
            total = round(sum(value for value in printed.values() if value is not None), 2)
            printed["ita"] = total
            cells = ["-" if value is None else author.number(value) for value in printed.values()]
            rows.append([author.digits(str(number)), shown(author, body), *cells])
            results.append(result_row(shown(author, body), author.year, printed, scale_max=SCALES))
        blocks = [heading(author, bodies[0].province), table(rows)]
        yield author.case("contributions, some of them missing", blocks, body=None, results=results)

    for index in range(2):
        author = Author(FAMILY, "items-of-another-scheme", index)
        value = author.value()
        said = f"วิทยาลัยเทคนิค{author.body.name} ได้คะแนนรวม {author.number(value)} คะแนน"
        items = {f"o{number}": (100.0, 0.0, 50.0)[number % 3] for number in range(1, 13)}
        rows = [["ข้อ", "รายการ", "คะแนน"]]
        rows += [[author.digits(code), f"รายการที่เผยแพร่ {code}", author.number(score)] for code, score in items.items()]
        head = [author.title(), Para(f"วิทยาลัยเทคนิค{author.body.name} สำนักงานคณะกรรมการการอาชีวศึกษา")]
        blocks = [*head, Para(said), table(rows)]
        yield author.case("a college's own items", blocks, {"ita": value, **items}, body=None)
