"""The analysis report: scores in prose, indicator table, question tables, and what is made of each issue."""

from __future__ import annotations

from tests.corpus.blocks import GridCell
from tests.corpus.draft import Draft
from tests.corpus.frame import INSTRUMENT_NAMES, INSTRUMENTS, ISSUE_INDICATORS, indicators, issues, titles
from tests.corpus.phrases import period, plans
from tests.corpus.places import Body
from tests.corpus.scores import ScoreSet

TITLES = (
    ("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "ในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {year}"),
    ("การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)", "ปีงบประมาณ พ.ศ. {year}"),
    ("สรุปและวิเคราะห์ผล ITA ประจำปี {year}", "เพื่อนำไปปรับปรุงการทำงานของหน่วยงาน"),
    ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "จากผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}"),
)
OVERALL = (
    "{body} ได้คะแนนภาพรวม {score} คะแนน อยู่ในระดับ {level}",
    "ผลการประเมินของ{body} ได้คะแนน {score} อยู่ในระดับ {level} ดังนี้",
    "ในปีงบประมาณ พ.ศ. {year} {body}มีค่าคะแนนเท่ากับ {score} คะแนน อยู่ในระดับ {level}",
    "คะแนนรวมของ{body}ในการประเมินประจำปี {year} คือ {score} คะแนน (ระดับ {level})",
)
INSTRUMENT_LINE = (
    "{name} ({code}) คะแนนรวม {score} คะแนน",
    "{name} ({code}) ได้คะแนน {score}",
    "เครื่องมือ {code} {name} มีคะแนนเฉลี่ย {score} คะแนน",
)
SUMMARY_HEADERS = (
    ("ตัวชี้วัด", "รายละเอียดตัวชี้วัด", "คะแนน"),
    ("ที่", "ตัวชี้วัด", "คะแนนที่ได้"),
    ("ลำดับ", "ประเด็นตัวชี้วัด", "ค่าคะแนน"),
    ("ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "ผลคะแนน (ร้อยละ)"),
)
QUESTION_HEADERS = (
    ("ข้อ", "คำถาม", "ระดับคะแนน"),
    ("ข้อ", "ประเด็นการประเมิน", "คะแนน"),
    ("รหัส", "ข้อคำถาม", "คะแนนที่ได้"),
    ("ข้อที่", "รายการประเมิน", "ผลคะแนน"),
)
REMARKS = (
    ("รักษามาตรฐานเดิมไว้และทบทวนทุกไตรมาส", "เร่งชี้แจงขั้นตอนให้บุคลากรทราบทั่วกัน", "เพิ่มช่องทางให้ประชาชนตรวจสอบได้"),
    ("ทำได้ดีแล้ว ให้คงแนวทางเดิม", "ควรปรับวิธีสื่อสารให้เข้าถึงคนในพื้นที่", "มอบหมายผู้รับผิดชอบรายข้อให้ชัด"),
)


def add_heading(draft: Draft) -> None:
    form = TITLES[draft.style.title_form % len(TITLES)]
    draft.title(*(line.format(year=draft.year) for line in form), draft.body.full_name, draft.place)


def add_overall(draft: Draft, scores: ScoreSet) -> None:
    draft.para(
        OVERALL[draft.style.wording % len(OVERALL)].format(
            body=draft.body.full_name,
            year=scores.year,
            score=draft.printed(scores, "ita", level=True),
            level=draft.level_text(scores),
        ),
        indent=True,
    )


def add_instruments(draft: Draft, scores: ScoreSet) -> None:
    form = INSTRUMENT_LINE[draft.style.wording % len(INSTRUMENT_LINE)]
    for name in INSTRUMENTS:
        draft.para(form.format(name=INSTRUMENT_NAMES[name], code=name, score=draft.printed(scores, name.lower())))


def add_indicator_table(draft: Draft, scores: ScoreSet, earlier: tuple[ScoreSet, ...] = ()) -> None:
    """The ten indicators; with `earlier` years, several score columns side by side and an overall row."""
    style = draft.style
    header: list[str | GridCell] = list(SUMMARY_HEADERS[style.wording % len(SUMMARY_HEADERS)])
    years = (*earlier, scores)
    if earlier:
        header[2:] = [
            style.digits(f"ปี {each.year}" if style.wording % 2 else f"ปีงบประมาณ {each.year}") for each in years
        ]
    rows: list[list[str | GridCell]] = [header]
    for indicator in indicators(scores.year):
        row: list[str | GridCell] = [
            GridCell(style.digits(str(indicator.no), True), align="center"),
            indicator.name,
        ]
        row += [
            GridCell(draft.printed(each, f"indicator-{indicator.no}", summary=True), align="center") for each in years
        ]
        rows.append(row)
    if earlier:
        total: list[str | GridCell] = [GridCell("คะแนนภาพรวม", col_span=2, align="center", bold=True)]
        total += [GridCell(draft.printed(each, "ita", summary=True), align="center") for each in years]
        rows.append(total)
    widths = [0.12, 0.88 - 0.2 * len(years)] if len(years) > 1 else [0.14, 0.64]
    draft.table(rows, [*widths, *([0.2] * len(years) if len(years) > 1 else [0.22])])


def add_question_table(draft: Draft, scores: ScoreSet, instrument: str) -> None:
    style = draft.style
    texts = titles(scores.year)
    rows: list[list[str | GridCell]] = [list(QUESTION_HEADERS[style.wording % len(QUESTION_HEADERS)])]
    for indicator in indicators(scores.year):
        if indicator.instrument != instrument:
            continue
        for code in indicator.questions:
            rows.append(
                [
                    GridCell(style.code(code), align="center"),
                    style.digits(texts[code]),
                    GridCell(draft.printed(scores, code), align="center"),
                ]
            )
    draft.table(rows, (0.1, 0.82, 0.08) if style.narrow_scores else (0.12, 0.7, 0.18))


def add_issue(draft: Draft, scores: ScoreSet, issue: int) -> None:
    """One issue: the questions behind it with merged cells, then measures as numbered prose."""
    style = draft.style
    name = issues()[issue]
    draft.para(f"ประเด็นที่ {issue} {name}", bold=True)
    remarks = REMARKS[draft.is_held_out]
    chosen = [each for each in indicators(scores.year) if each.no in ISSUE_INDICATORS[issue]]
    codes = {each.instrument: each.questions[:4] for each in chosen}
    count = sum(len(each) for each in codes.values())
    rows: list[list[str | GridCell]] = [["ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน", "ข้อบกพร่อง/ข้อเสนอแนะ"]]
    for group, (instrument, questions) in enumerate(codes.items()):
        for index, code in enumerate(questions):
            row: list[str | GridCell] = []
            if group == index == 0:
                row += [GridCell(style.digits(f"{issue}."), count), GridCell(style.digits(name), count)]
            if index == 0:
                row.append(GridCell(instrument, len(questions)))
            row += [f"ข้อ {style.code(code)}", GridCell(draft.printed(scores, code), align="center")]
            if index == 0:
                row.append(GridCell(remarks[(issue + group) % len(remarks)], len(questions)))
            rows.append(row)
    draft.table(rows, (0.08, 0.24, 0.13, 0.13, 0.12, 0.3))
    low = chosen[0]
    draft.para(
        f"ตัวชี้วัดที่ {low.no} {low.name} ได้คะแนน {draft.printed(scores, f'indicator-{low.no}')} คะแนน "
        "คณะทำงานได้อ่านผลรายข้อแล้วกำหนดแนวทางไว้ดังนี้",
        indent=True,
    )
    add_prose_measures(draft, issue)


def add_prose_measures(draft: Draft, issue: int) -> None:
    chosen = [plan for plan in plans(draft.split) if plan.issue == issue]
    when = period(draft.year, draft.rng, draft.is_held_out)
    draft.para("1) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ")
    for number, plan in enumerate(chosen, 1):
        draft.para(f"1.{number}) {plan.measure}", indent=True)
    draft.para("2) การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง")
    draft.para(chosen[0].responsible, indent=True)
    draft.para("3) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ")
    for number, step in enumerate(chosen[0].steps, 1):
        draft.para(f"3.{number}) {step}", indent=True)
    draft.para("4) ระยะเวลา")
    draft.para(when.text, indent=True)
    for number, plan in enumerate(chosen, 1):
        shared = type(plan)(issue, plan.indicator, chosen[0].responsible, plan.measure, chosen[0].steps, (), ())
        draft.note_measure(shared, number, {"steps", "responsible", "period"}, when, issue=issue)


def add_neighbour(draft: Draft, other: Body, scores: ScoreSet) -> None:
    """Another body's results, printed for comparison or left over from a copied file: never this body's scores."""
    style = draft.style
    texts = titles(scores.year)
    draft.para(f"ผลการประเมินของ{other.full_name} อำเภอ{other.district} จังหวัด{other.province} (ใช้เทียบเคียง)", bold=True)
    draft.para(
        f"{other.full_name} ได้คะแนน {scores.values['ita']:.2f} คะแนน อยู่ในระดับ {scores.level} "
        "ซึ่งหน่วยงานได้ไปศึกษาวิธีทำงานมาแล้ว",
        indent=True,
    )
    rows: list[list[str | GridCell]] = [list(QUESTION_HEADERS[style.wording % len(QUESTION_HEADERS)])]
    for code in indicators(scores.year)[0].questions[:3]:
        rows.append([style.code(code), style.digits(texts[code]), style.score(scores.values[code])])
    draft.table(rows, (0.12, 0.7, 0.18))


def write_analysis(
    draft: Draft,
    scores: ScoreSet,
    earlier: tuple[ScoreSet, ...] = (),
    questions: str = "IIT EIT OIT",
    issue_numbers: tuple[int, ...] = (),
) -> None:
    draft.kind = "analysis"
    add_heading(draft)
    draft.para(
        "รายงานฉบับนี้สรุปคะแนนที่หน่วยงานได้รับ และบอกว่าจะแก้ไขเรื่องใดก่อนหลัง เพื่อให้บุคลากรและประชาชนในพื้นที่ร่วมติดตามได้",
        indent=True,
    )
    add_overall(draft, scores)
    add_instruments(draft, scores)
    draft.para("ผลการประเมินรายตัวชี้วัด", bold=True)
    add_indicator_table(draft, scores, earlier)
    for instrument in questions.split():
        draft.para(f"รายละเอียดข้อคำถามของ{INSTRUMENT_NAMES[instrument]} ({instrument}) และคะแนนที่ได้", bold=True)
        add_question_table(draft, scores, instrument)
    for issue in issue_numbers:
        add_issue(draft, scores, issue)


def write_instrument_report(draft: Draft, scores: ScoreSet, instrument: str) -> None:
    """A report on one instrument alone: its total and its questions."""
    draft.kind = "analysis"
    draft.title(
        f"ผลการประเมินตาม{INSTRUMENT_NAMES[instrument]} ({instrument})",
        f"ประจำปีงบประมาณ พ.ศ. {draft.year}",
        draft.body.full_name,
        draft.place,
    )
    draft.para(
        f"{INSTRUMENT_NAMES[instrument]} ({instrument}) ของ{draft.body.full_name} ได้คะแนน "
        f"{draft.printed(scores, instrument.lower())} คะแนน รายละเอียดตามตารางต่อไปนี้",
        indent=True,
    )
    add_question_table(draft, scores, instrument)
    draft.para("หน่วยงานจะนำข้อที่ได้คะแนนน้อยที่สุดไปหารือในที่ประชุมประจำเดือน แล้วติดตามจนคะแนนดีขึ้น", indent=True)
