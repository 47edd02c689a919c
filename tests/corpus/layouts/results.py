"""The results table of a district or province: one row per body."""

from __future__ import annotations

from tests.corpus.blocks import GridCell
from tests.corpus.draft import Draft
from tests.corpus.places import Body
from tests.corpus.scores import ScoreSet, make_scores

HEADERS = {
    "no": ("ที่", "ลำดับ", "ลำดับที่", "อันดับ"),
    "name": ("ชื่อหน่วยงาน", "หน่วยงาน", "องค์กรปกครองส่วนท้องถิ่น", "รายชื่อ อปท."),
    "district": ("อำเภอ", "อำเภอ", "อำเภอ", "อำเภอ"),
    "iit": ("IIT", "คะแนน IIT", "IIT", "แบบวัด IIT"),
    "eit": ("EIT", "คะแนน EIT", "EIT", "แบบวัด EIT"),
    "oit": ("OIT", "คะแนน OIT", "OIT", "แบบตรวจ OIT"),
    "ita": ("รวม", "คะแนน ITA", "คะแนนรวม", "คะแนนเฉลี่ย"),
    "level": ("ระดับ", "ระดับผลการประเมิน", "ผลการประเมิน", "ระดับ"),
}
WIDTHS = {"no": 0.5, "name": 3.0, "district": 1.4, "iit": 0.9, "eit": 0.9, "oit": 0.9, "ita": 1.0, "level": 1.3}
SCALES = {"iit": 30, "eit": 30, "oit": 40, "ita": 100}


def subject(body: Body, form: int) -> str:
    """A body's name as a results table prints it."""
    return (
        body.full_name,
        f"{body.type}{body.name}",
        f"{body.type} {body.name}",
        f"{body.full_name} อ.{body.district}",
    )[form % 4]


def write_results(
    draft: Draft, bodies: list[Body], columns: str, weighted: bool, grouped_header: bool, *, is_province: bool = False
) -> None:
    """`weighted` prints contributions of at most 30, 30, 40, otherwise all instruments stand on 0 to 100."""
    draft.kind = "results_table"
    draft.is_foreign_body = True
    style = draft.style
    names = columns.split()
    draft.shows_district = not is_province
    area = f"จังหวัด{draft.body.province}" if is_province else f"อำเภอ{draft.body.district} จังหวัด{draft.body.province}"
    draft.title(
        "สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)",
        f"ประจำปีงบประมาณ พ.ศ. {draft.year}",
        f"ขององค์กรปกครองส่วนท้องถิ่นในเขต{area}",
    )
    rows = header_rows(names, style.wording, grouped_header)
    header_count = len(rows)
    for number, body in enumerate(bodies, 1):
        scores = make_scores(draft.year, draft.rng, draft.rng.uniform(0.2, 1))
        missing = {name for name in ("iit", "eit", "oit") if draft.rng.random() < 0.05}
        values = row_values(scores, missing, weighted)
        texts = {name: style.score(value) if value is not None else "-" for name, value in values.items()}
        texts |= {
            "no": style.digits(str(number)),
            "name": subject(body, style.wording),
            "district": body.district,
            "level": scores.level if values["ita"] is not None else "-",
        }
        rows.append([GridCell(texts[name], align="left" if name == "name" else "center") for name in names])
        draft.results.append(
            {
                "subject": texts["name"],
                "type": body.type,
                "name": body.name,
                "district": body.district,
                "province": body.province,
                "fiscal_year": draft.year,
                "scores": values,
                "scale_max": {name: SCALES[name] if weighted else 100 for name in values},
                "level": scores.level if values["ita"] is not None else None,
            }
        )
    widths = [WIDTHS[name] for name in names]
    draft.table(rows, [width / sum(widths) for width in widths], header_count)
    draft.para("หมายเหตุ : เครื่องหมาย - หมายถึง ไม่มีผลการประเมินในเครื่องมือนั้น")


def row_values(scores: ScoreSet, missing: set[str], weighted: bool) -> dict[str, float | None]:
    """What the row prints; a body with a missing instrument has no overall either."""
    values: dict[str, float | None] = {
        name: None if name in missing else (scores.contribution(name.upper()) if weighted else scores.values[name])
        for name in ("iit", "eit", "oit")
    }
    values["ita"] = None if missing else scores.values["ita"]
    return values


def header_rows(names: list[str], wording: int, grouped: bool) -> list[list[str | GridCell]]:
    """One row of headings, or two with the instruments under a common one (they must stand together)."""
    texts = [HEADERS[name][wording % 4] for name in names]
    if not grouped:
        return [list(texts)]
    first: list[str | GridCell] = []
    second: list[str | GridCell] = []
    for name, text in zip(names, texts, strict=True):
        if name not in ("iit", "eit", "oit"):
            first.append(GridCell(text, row_span=2))
            continue
        if not second:
            first.append(GridCell("คะแนนรายเครื่องมือ", col_span=3))
        second.append(text)
    return [first, second]


def write_results_of_two_years(draft: Draft, bodies: list[Body]) -> None:
    """Overall scores of two years side by side, and the difference, which is no score."""
    draft.kind = "results_table"
    draft.is_foreign_body = True
    style = draft.style
    years = (draft.year - 1, draft.year)
    draft.title(
        f"เปรียบเทียบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {years[0]} และ พ.ศ. {years[1]}",
        f"ขององค์กรปกครองส่วนท้องถิ่นในเขตอำเภอ{draft.body.district} จังหวัด{draft.body.province}",
    )
    header = ("ที่", "หน่วยงาน", *(f"ปี {year}" for year in years), "ผลต่าง")
    if style.wording % 4 > 1:
        header = ("ลำดับ", "ชื่อ อปท.", *(f"คะแนน ITA ปี พ.ศ. {year}" for year in years), "เพิ่มขึ้น/ลดลง")
    rows: list[list[str | GridCell]] = [[style.digits(text) for text in header]]
    for number, body in enumerate(bodies, 1):
        name = subject(body, style.wording)
        pair = [make_scores(year, draft.rng, draft.rng.uniform(0.2, 1)) for year in years]
        values = [scores.values["ita"] for scores in pair]
        change = style.digits(f"{values[1] - values[0]:+.2f}")
        texts = [style.digits(str(number)), name, *(style.score(value) for value in values), change]
        rows.append([GridCell(text, align="left" if text == name else "center") for text in texts])
        for year, value in zip(years, values, strict=True):
            place = {"type": body.type, "name": body.name, "district": body.district, "province": body.province}
            draft.results.append(
                {
                    "subject": name,
                    **place,
                    "fiscal_year": year,
                    "scores": {"ita": value},
                    "scale_max": {"ita": 100},
                    "level": None,
                }
            )
    draft.table(rows, (0.1, 0.42, 0.17, 0.17, 0.14))
