"""Numbers beside the names of the assessment that are no results of it: goals, forecasts, people, other indices."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.kinds.author import TEN, WHOLE, Author, table
from tests.kinds.case import Case

FAMILY = "what-quantity"
OWN = "*"
HEADINGS = (
    ("เป้าหมาย", "*ผลที่ได้"),
    ("*คะแนนจริง", "เป้าหมายปีถัดไป"),
    ("คะแนนที่ตั้งเป้า", "*คะแนนที่ได้", "ผลต่าง"),
    ("ประเมินตนเอง", "*ผลจาก ป.ป.ช."),
    ("*ผลการประเมิน", "คะแนนที่คาดว่าจะได้"),
    ("เกณฑ์ขั้นต่ำ", "*คะแนน"),
    ("*คะแนน", "ร้อยละการเปลี่ยนแปลง"),
    ("*ผลปี {year}", "ประมาณการปี {next}"),
    ("เป้าหมาย {year}", "*ผล {year}"),
    ("น้ำหนัก", "*คะแนนที่ได้"),
)
ONLY_OTHERS = (
    ("ค่าเป้าหมายที่กำหนดไว้สำหรับปีหน้า", "ค่าเป้าหมาย"),
    ("", "คะแนนเป้าหมาย"),
    ("คะแนนที่หน่วยงานคาดหวังจะได้รับ", "คะแนน"),
    ("ผลการประเมินตนเองก่อนการประเมินจริง", "คะแนนประเมินตนเอง"),
    ("จำนวนผู้ตอบแบบวัดตามตัวชี้วัด", "ร้อยละของผู้ตอบ"),
    ("ร้อยละของบุคลากรที่เข้าอบรม จำแนกตามตัวชี้วัด", "ร้อยละ"),
)
FIRST_TABLES = (
    "เป้าหมายคะแนนของหน่วยงาน",
    "คะแนนจากการประเมินตนเอง (ก่อนยืนยันข้อมูล)",
    "คะแนนที่คาดว่าจะได้รับ",
)
SENTENCES = (
    "กำหนดให้หน่วยงานผ่านเกณฑ์ ITA ที่ {a} คะแนน",
    "มีผู้ตอบแบบวัด EIT คิดเป็นร้อยละ {a} ของกลุ่มตัวอย่าง",
    "ค่าเป้าหมายของตัวชี้วัดผลการประเมิน ITA ร้อยละ {a}",
    "ผู้เข้าอบรมการเตรียมรับการประเมิน ITA มีความรู้เพิ่มขึ้นร้อยละ {a}",
    "เบิกจ่ายงบประมาณโครงการขับเคลื่อน ITA แล้วร้อยละ {a}",
    "ประชาชนพึงพอใจต่อการเปิดเผยข้อมูลตามแบบ OIT ร้อยละ {a}",
)
FIVE = (("ค่าเฉลี่ย (เต็ม 5)", "ระดับความคิดเห็น"), ("x̄", "แปลผล"), ("คะแนนเฉลี่ย 5 ระดับ", "ความหมาย"))
OTHER_TOTALS = (
    ("ผลการเบิกจ่ายงบประมาณตามแผนงาน", ("แผนงาน", "งบประมาณ", "เบิกจ่าย", "ร้อยละ"), "รวมทั้งสิ้น"),
    ("ผลการประเมิน LPA", ("ด้าน", "คะแนนเต็ม", "คะแนนที่ได้", "ร้อยละ"), "คะแนนรวม"),
    ("ความสำเร็จของโครงการตามแผน", ("โครงการ", "เป้าหมาย", "ทำได้", "ร้อยละ"), "เฉลี่ย"),
)
LINES = ("การรักษาความสงบ", "การเคหะและชุมชน", "การเกษตร")


def cases() -> Iterator[Case]:
    yield from columns()
    yield from only_others()
    yield from other_table_first()
    yield from sentences()
    yield from means_of_five()
    yield from respondents()
    yield from other_totals()
    yield from traps()


def columns() -> Iterator[Case]:
    for index, headings in enumerate(HEADINGS):
        author = Author(FAMILY, "result-beside-another-quantity", index)
        own = author.values(WHOLE if index % 4 else TEN)
        numbers = []
        for heading in headings:
            if heading.startswith(OWN):
                numbers.append(own)
            elif heading == "น้ำหนัก":
                numbers.append(dict.fromkeys(own, 10.0))
            elif heading in ("ผลต่าง", "ร้อยละการเปลี่ยนแปลง"):
                numbers.append({code: author.value(1, 9) for code in own})
            elif heading == "เกณฑ์ขั้นต่ำ":
                numbers.append(dict.fromkeys(own, 85.0))
            else:
                numbers.append(author.values(own, quality=0.8))
        shown = [each.removeprefix(OWN).format(year=author.year, next=author.year + 1) for each in headings]
        grid = author.scores_table(shown, *numbers)
        yield author.case("the result beside a goal or the like", [*author.head(), grid], own)


def only_others() -> Iterator[Case]:
    for index, (sentence, heading) in enumerate(ONLY_OTHERS):
        author = Author(FAMILY, "only-another-quantity", index)
        above = [Para(sentence)] if sentence else []
        grid = author.scores_table([heading], author.values(quality=0.8))
        yield author.case("the only numbers are no results", [*author.head(), *above, grid])


def other_table_first() -> Iterator[Case]:
    for index, caption in enumerate(FIRST_TABLES):
        author = Author(FAMILY, "another-table-then-the-results", index)
        others, own = author.values(quality=0.8), author.values()
        blocks = [*author.head(), Para(caption, bold=True), author.scores_table(["คะแนน"], others)]
        blocks += [Para("ผลการประเมินที่ประกาศ", bold=True), author.scores_table(["คะแนน"], own)]
        yield author.case("a full table of goals stands before the results", blocks, own)


def sentences() -> Iterator[Case]:
    for index, text in enumerate(SENTENCES):
        author = Author(FAMILY, "sentence-about-another-quantity", index)
        said = text.format(a=author.number(author.value()))
        yield author.case("a share, a goal or a pass mark beside the word ITA", [*author.head(), Para(said)])


def means_of_five() -> Iterator[Case]:
    for index, (heading, meaning) in enumerate(FIVE):
        author = Author(FAMILY, "means-out-of-five", index)
        rows = [["ตัวชี้วัด", heading, meaning]]
        rows += [[author.label(code), author.number(author.value(3, 5)), "มาก"] for code in TEN]
        yield author.case("an own survey on a scale of five", [*author.head(), table(rows)])


def respondents() -> Iterator[Case]:
    for index in range(3):
        author = Author(FAMILY, "respondents-beside-instruments", index)
        value = author.value()
        rows = [["เครื่องมือ", "กลุ่มตัวอย่าง (คน)", "ตอบแล้ว (คน)", "คิดเป็นร้อยละ"]]
        for code, whole, answered in (("IIT", 40, 37 + index), ("EIT", 80, 61 + index)):
            cells = (code, str(whole), str(answered), f"{answered * 100 / whole:.2f}")
            rows.append([author.digits(cell) for cell in cells])
        said = f"{author.body.full_name} มีผลคะแนนรวม {author.number(value)} คะแนน"
        order = [Para(said), Para("จำนวนผู้ตอบแบบวัด"), table(rows)]
        blocks = [*author.head(), *(order if index % 2 else [*order[1:], order[0]])]
        yield author.case("respondents in per cent beside the instruments", blocks, {"ita": value})


def other_totals() -> Iterator[Case]:
    for index, (caption, headings, total) in enumerate(OTHER_TOTALS):
        author = Author(FAMILY, "total-of-another-table", index)
        value = author.value()
        rows = [list(headings)]
        for line in (*LINES, total):
            share = author.value()
            rows.append([line, author.digits("100"), author.number(share), author.number(share)])
        said = f"{author.body.full_name} ได้ผลการประเมิน ITA {author.number(value)} คะแนน"
        blocks = [*author.head(), Para(said), Para(caption, bold=True), table(rows)]
        yield author.case("the last line of another table is no overall score", blocks, {"ita": value})


def traps() -> Iterator[Case]:
    for index in range(2):
        author = Author(FAMILY, "many-traps-on-a-page", index)
        ita, iit, last = author.value(), author.value(), author.value()
        said = [
            f"ปีงบประมาณ พ.ศ. {author.year - 1} หน่วยงานได้คะแนน ITA {last:.2f} คะแนน จากเกณฑ์ผ่าน 85.00 คะแนน",
            f"ปีงบประมาณ พ.ศ. {author.year} หน่วยงานได้คะแนน ITA {ita:.2f} คะแนน เป็นลำดับที่ 14 ของจังหวัด",
            f"แบบวัด IIT ได้ {iit:.2f} คะแนน มีผู้ตอบร้อยละ 92.50 ของบุคลากร",
            f"ปีงบประมาณ พ.ศ. {author.year + 1} ตั้งเป้าคะแนน ITA ไม่น้อยกว่า 96.00 คะแนน",
        ]
        blocks = [*author.head(), *(Para(author.digits(text)) for text in said)]
        scores = {author.year: {"ita": ita, "iit": iit}, author.year - 1: {"ita": last}}
        yield author.case("people, a pass mark, a rank and a goal around true scores", blocks, scores)
