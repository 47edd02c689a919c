"""Sentences: from one value to another, differences, goals, other quantities, respectively, corrections."""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.blocks import Para
from tests.corpus.frame import indicators
from tests.kinds.author import Author
from tests.kinds.case import Case

FAMILY = "prose"
FROM_TO = (
    ("คะแนน ITA ของหน่วยงานเพิ่มจาก {b} เป็น {a} คะแนน", "ita"),
    ("ผลการประเมิน ITA ลดลงจากเดิมที่ได้ {b} คะแนน มาอยู่ที่ {a} คะแนน", "ita"),
    ("แบบวัด IIT จากที่เคยได้ {b} คะแนน ขยับเป็น {a} คะแนนในปีนี้", "iit"),
    ("OIT ก่อนหน้านี้ {b} คะแนน ล่าสุดได้ {a} คะแนน", "oit"),
    ("ปี {last} คะแนน ITA {b} คะแนน ต่อมาปี {year} คะแนน ITA {a} คะแนน", "ita"),
)
DIFFERENCES = (
    "ตัวชี้วัดที่ {n} {name} คะแนนเพิ่มขึ้น {c} คะแนน",
    "ตัวชี้วัดที่ {n} {name} ต่ำกว่าปีที่แล้ว {c} คะแนน",
    "คะแนน EIT ลดลงถึง {c} คะแนนเมื่อเทียบกับปีก่อน",
    "คะแนน ITA ห่างจากเกณฑ์อยู่ {c} คะแนน",
)
GOALS = (
    "หน่วยงานตั้งเป้าคะแนน ITA ไว้ที่ {a} คะแนน",
    "ในปีถัดไปตัวชี้วัดที่ {n} {name} ควรได้ไม่ต่ำกว่า {a} คะแนน",
    "คาดหวังว่าแบบวัด EIT จะได้ {a} คะแนน",
    "หาก OIT ได้ {a} คะแนน หน่วยงานจะผ่านเกณฑ์",
    "หน่วยงานที่ได้คะแนนตั้งแต่ {a} คะแนนขึ้นไปถือว่าผ่าน",
    "พยายามให้คะแนน IIT ถึง {a} คะแนน ภายในปีหน้า",
)
OTHERS = (
    "ความพึงพอใจของผู้มารับบริการได้ {a} คะแนน อยู่ในระดับดีมาก",
    "ประเมินตนเองตามแบบ OIT แล้วได้ {a} คะแนน",
    "ผู้ตอบแบบวัด IIT ครบร้อยละ {a}",
    "บุคลากรเห็นด้วยกับมาตรการตามตัวชี้วัดที่ {n} {name} ร้อยละ {a}",
)
RESPECTIVELY = (
    ("IIT, EIT และ OIT ได้ {0}, {1} และ {2} คะแนน ตามลำดับ", ("iit", "eit", "oit")),
    ("คะแนนแบบวัด EIT และ IIT เท่ากับ {0} และ {1} ตามลำดับ", ("eit", "iit")),
    ("ตัวชี้วัดที่ 3 ตัวชี้วัดที่ 5 และตัวชี้วัดที่ 7 ได้ {0} {1} และ {2} คะแนนตามลำดับ", ("indicator-3", "indicator-5", "indicator-7")),
)
CORRECTIONS = (
    ("ประกาศครั้งแรกแจ้งคะแนน ITA {b} คะแนน ต่อมาแก้ไขเป็น {a} คะแนน", True),
    ("ผลการประเมิน ITA ได้ {a} คะแนน (แก้ไขจาก {b} คะแนน)", True),
    ("ไม่มีแบบวัดใดที่ได้ต่ำกว่า {b} คะแนน", False),
    ("ตัวชี้วัดที่ {n} {name} ยังไม่ถึง {b} คะแนน", False),
)
DAMAGED = (
    "ผลการประเมิน ITA ได้ {whole} . {part} คะแนน",
    "ได้คะแนน ITA รวม {whole},{part} คะแนน",
    "คะแนน ITA {whole}.{part}/100",
)


def cases() -> Iterator[Case]:
    for index, (text, code) in enumerate(FROM_TO):
        author = Author(FAMILY, "from-to", index)
        new, old = author.value(), author.value()
        said = text.format(a=f"{new:.2f}", b=f"{old:.2f}", year=author.year, last=author.year - 1)
        now = {author.year: {code: new}}
        both = {**now, author.year - 1: {code: old}}
        names_both = "{last}" in text
        also = [] if names_both else [{"scores": both}]
        yield said_case(author, "from one value to another", said, both if names_both else now, also=also)

    for kind, texts, low, high in (
        ("difference", DIFFERENCES, 11, 15),
        ("goal", GOALS, 90, 99),
        ("other-quantity", OTHERS, 80, 99),
    ):
        for index, text in enumerate(texts):
            author = Author(FAMILY, kind, index)
            number = author.rng.randint(1, 10)
            value = f"{author.value(low, high):.2f}"
            said = text.format(a=value, c=value, n=number, name=indicators(author.year)[number - 1].name)
            yield said_case(author, "the number is no score", said, {})

    for index, (text, codes) in enumerate(RESPECTIVELY):
        author = Author(FAMILY, "respectively", index)
        values = {code: author.value() for code in codes}
        said = text.format(*(f"{value:.2f}" for value in values.values()))
        yield said_case(author, "names first, values after them", said, values)

    for index, (text, is_score) in enumerate(CORRECTIONS):
        author = Author(FAMILY, "correction", index)
        new, old = author.value(), author.value()
        number = author.rng.randint(1, 10)
        name = indicators(author.year)[number - 1].name
        said = text.format(a=f"{new:.2f}", b=f"{old:.2f}", n=number, name=name)
        yield said_case(author, "corrected, or not reached", said, {"ita": new} if is_score else {})

    for index, text in enumerate(DAMAGED):
        author = Author(FAMILY, "damaged-number", index)
        value = author.value()
        whole, part = f"{value:.2f}".split(".")
        yield said_case(
            author, "a blank, a comma or a slash at the number", text.format(whole=whole, part=part), {"ita": value}
        )


def said_case(author: Author, what: str, said: str, scores: dict, **more: object) -> Case:  # type: ignore[type-arg]
    blocks = [*author.head(), Para("ผลการวิเคราะห์", bold=True), Para(author.digits(said))]
    return author.case(what, blocks, scores, **more)
