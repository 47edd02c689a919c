"""What the training lines say: scores, numbers, codes, dates, item numbers, names, phrases and prose."""

from __future__ import annotations

import csv
import itertools
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from prongsai.data.reader.training.alphabet import ALPHABET, THAI_CONSONANTS, THAI_DIGITS, canonical

TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
ABOVE_AND_BELOW = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47"
TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
MONTH_DAYS = 31
ALIKE = ("๑๗๙", "๓๔๕๘", "๐๑๓", "๖๙๑", "๒๑๖", "๔๕๘", "38", "17", "069", "568", "149")
ORNAMENTS = (
    "({})", '"{}"', "/{}", ", {}", "{} ฯ", "{}ๆ", "{} ๆ ", "{}, ", ": {}", " - {}", "{};", "• {}",
    "{}.....", "{}?", "{}ฯลฯ ",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DOMAIN_FOLDERS = (Path("data/codes"), Path("data/language"))
VOCABULARY = Path(__file__).with_name("vocabulary.txt")


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary that phrases are drawn from."""

    common: tuple[str, ...]
    common_cumulative: tuple[int, ...]
    """Running sums of how often each common word is drawn."""
    rare: tuple[str, ...]
    places: tuple[str, ...]
    domain: tuple[str, ...]
    sections: Mapping[str, tuple[str, ...]]
    """The sections of `vocabulary.txt`: months, kinds of units, headings, latin."""


def read_words(domain_folders: Sequence[Path]) -> Words:
    """Words of the language (pythainlp, by frequency), places (geothai) and texts of the frame's tables."""
    from pythainlp.corpus import thai_words, ttc  # on demand: a machine that only draws has the words in a file

    known = re.compile(f"[{re.escape(ALPHABET)}]+")
    frequent = [(w, n) for w, n in sorted(ttc.unigram_word_freqs().items()) if n >= 2 and known.fullmatch(w)]
    rare = sorted(w for w in thai_words() if known.fullmatch(w) and 1 < len(w) < 22)
    places = _read_places()
    sections = _read_sections(VOCABULARY)
    domain = set(sections["headings"])
    for path in sorted(path for folder in domain_folders for path in folder.glob("**/*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                cells = (canonical(cell) for cell in row)
                domain.update(c for c in cells if re.search("[ก-๙]{4}", c) and known.fullmatch(c) and len(c) < 400)
    return Words(
        tuple(w for w, _ in frequent),
        tuple(itertools.accumulate(int(n**0.6) + 1 for _, n in frequent)),
        tuple(rare),
        tuple(p for p in places if known.fullmatch(p)),
        tuple(sorted(domain)),
        sections,
    )


def write_words(path: Path, words: Words) -> None:
    """Keep the words in one file, for machines that draw without the packages they come from."""
    path.write_text(json.dumps(asdict(words), ensure_ascii=False), encoding="utf-8")


def read_kept_words(path: Path) -> Words:
    """The words as `write_words` kept them."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    sections = {heading: tuple(lines) for heading, lines in kept.pop("sections").items()}
    return Words(**{name: tuple(values) for name, values in kept.items()}, sections=sections)


def _read_sections(path: Path) -> dict[str, tuple[str, ...]]:
    """Lines under `[heading]` lines; lines that begin with # are remarks."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line)
    return {heading: tuple(lines) for heading, lines in sections.items()}


def _read_places() -> list[str]:
    """Names of all provinces, districts and tambons."""
    import geothai

    names: set[str] = set()
    for province in geothai.provinces():
        names.add(province.name_th)
        for district in geothai.districts(province.code):
            names.add(district.name_th)
            names.update(area.name_th for area in geothai.subdistricts(district.code))
    return sorted(names)


def _digits(rng: random.Random, text: str, thai: float = 0.6) -> str:
    """Arabic digits turned Thai: usually all of them, now and then some, as typists mix them."""
    draw = rng.random()
    if draw < thai:
        return text.translate(TO_THAI)
    if draw < thai + 0.1:
        return "".join(c.translate(TO_THAI) if rng.random() < 0.5 else c for c in text)
    return text


def _number(rng: random.Random, width: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(width))


def score(rng: random.Random, words: Words) -> str:
    """One score cell."""
    draw = rng.random()
    if draw < 0.62:
        text = f"{rng.uniform(0, 100):.2f}" if rng.random() < 0.5 else f"{rng.randrange(100):02d}.{_number(rng, 2)}"
    elif draw < 0.72:
        text = rng.choice(["100", "100", "100.00", "0", "0.00", "50.00", "85", "90.00", "95.00", "88.88", "99.99"])
    elif draw < 0.78:
        text = f"{rng.uniform(0, 100):.{rng.choice([0, 1, 3])}f}"
    elif draw < 0.84:
        text = f"{rng.uniform(0, 100):.2f}" + rng.choice(["%", " %", " คะแนน"])
    elif draw < 0.9:
        return rng.choice(["-", "-", "- ", "--", "N/A", "ไม่มี", "-", "*", "/", "A", "AA", "B", "C"]).strip()
    elif draw < 0.95:
        text = f"{rng.choice('+-')}{rng.uniform(0, 30):.2f}"
    else:
        text = f"({rng.uniform(0, 100):.2f})"
    return _digits(rng, text)


def number(rng: random.Random, words: Words) -> str:
    """Counts, money, item numbers, phone numbers and plain digits."""
    draw = rng.random()
    if draw < 0.2:
        text = str(rng.randrange(0, rng.choice([10, 60, 1000])))
    elif draw < 0.3:
        text = f"{rng.randrange(10 ** rng.randrange(4, 8)):,}" + rng.choice(["", ".00", ".50", "." + _number(rng, 2)])
    elif draw < 0.5:
        first, second = rng.randrange(1, 13), rng.randrange(1, 25)
        text = rng.choice(["{a}.", "{a})", "({a})", "{a}.{b}", "{a}.{b})", "({a}.{b})", "{a}.{b}.{a}", "{a}/{b}",
                           "{a}-{b}", "{b}", "{a} - {b}", "{a}, {b}"]).format(a=first, b=second)  # fmt: skip
    elif draw < 0.6:
        form = rng.choice(["0{}-{}-{}", "0 {1} {2}", "0{}{}{}"])
        text = form.format(_number(rng, 1), _number(rng, 4), _number(rng, 4))
    elif draw < 0.8:
        text = _number(rng, rng.randrange(1, 9))
    elif draw < 0.86:  # shapes that faces without loops, or worn ones, hardly part
        few = rng.choice(ALIKE)
        text = "".join(rng.choice(few) for _ in range(rng.randrange(2, 6)))
        return text[:2] + "." + text[2:] if rng.random() < 0.5 and len(text) > 2 else text
    elif draw < 0.92:  # equal digits side by side, which a reader of this kind likes to take for one
        text = "".join(rng.choice("0123456789") * rng.choice([1, 2, 2, 3]) for _ in range(rng.randrange(1, 4)))
        text = text[:2] + "." + text[2:] if rng.random() < 0.4 and len(text) > 2 else text
    else:
        text = " ".join(f"{rng.uniform(0, 100):.2f}" for _ in range(rng.randrange(2, 5)))
    return _digits(rng, text)


LAST_OF_INSTRUMENT = {"i": 30, "e": 20, "o": 43}
"""The highest number of a question or item in any year's frame, or a little above."""


def code(rng: random.Random, words: Words) -> str:
    """Codes of questions and items: i๑๕, I1, O 22, E๑๒, o๒๘, ข้อ i๑, e1-e5, and rows that begin with one."""
    letter = rng.choice("iIeEoO")
    last = LAST_OF_INSTRUMENT[letter.lower()]
    nth = str(rng.randrange(1, last + 1))
    text = rng.choice(
        ["{l}{n}"] * 10 + ["{l} {n}"] * 4
        + ["{l}{n}.", "{l}{n})", "({l}{n})", "ข้อ {l}{n}", "ข้อ {l} {n}", "{l}{n}-{l}{m}", "{l}{n} - {l}{m}",
           "{l}{n}, {l}{m}", "{l}-{n}", "{n}. {l}{n}", "{l}{n} {w}", "{l}{n}: {w}", "{w} {l}{n}", "ตัวชี้วัด {l}{n}",
           "{l}{n} {s}", "{l}{n} {s} {s}", "{l}{n} {w} {s}", "({l}{n}) {s}", "{l}{n} = {s}"]
    )  # fmt: skip
    values = {"l": letter, "n": nth, "m": str(rng.randrange(1, last + 1)), "w": "{w}"}
    filled = text.format(**values, s=f"{rng.uniform(0, 100):.2f}")
    return _digits(rng, filled).replace("{w}", rng.choice(words.domain)[:30].strip())


def date(rng: random.Random, words: Words) -> str:
    """Years, dates, spans and quarters."""
    year = str(rng.randrange(2555, 2575))
    day, month = str(rng.randrange(1, MONTH_DAYS + 1)), rng.choice(words.sections["months"])
    form = rng.choice(
        ["{y}", "{y}", "พ.ศ. {y}", "ปี {y}", "ปีงบประมาณ พ.ศ. {y}", "ประจำปีงบประมาณ {y}", "{d} {m} {y}", "{m} {y}",
         "{d}/{n}/{y}", "{m} {y} - {m2} {z}", "ไตรมาสที่ {q}", "ไตรมาส {q}/{y}", "ณ วันที่ {d} {m} {y}",
         "{d} - {e} {m} {y}", "ครั้งที่ {q}/{y}", "{y}-{z}", "ต.ค.{s} - ก.ย.{s}", "{h}.{i} น.", "{h}:{i}"]
    )  # fmt: skip
    text = form.format(
        y=year, z=str(int(year) + 1), d=day, e=str(rng.randrange(1, 32)), m=month,
        m2=rng.choice(words.sections["months"]), n=str(rng.randrange(1, 13)), q=str(rng.randrange(1, 5)), s=year[2:],
        h=f"{rng.randrange(24):02d}", i=f"{rng.randrange(60):02d}",
    )  # fmt: skip
    return _digits(rng, text)


def phrase(rng: random.Random, words: Words, length: int) -> str:
    """Words run together as Thai is written, about `length` characters, with the odd number or Latin word."""
    parts: list[str] = []
    size = 0
    while size < length:
        draw = rng.random()
        if draw < 0.62:
            part = rng.choices(words.common, cum_weights=words.common_cumulative)[0]
        elif draw < 0.74:
            part = rng.choice(words.rare)
        elif draw < 0.86:
            part = _slice(rng, rng.choice(words.domain), length)
        elif draw < 0.89:
            part = rng.choice(words.sections["kinds of units"]) + rng.choice(words.places)
        elif draw < 0.92:
            part = " " + rng.choice(words.sections["latin"]) + " "
        elif draw < 0.95:
            part = " " + rng.choice([score, number, code, date])(rng, words) + " "
        elif draw < 0.97:
            inner = rng.choices(words.common, cum_weights=words.common_cumulative)[0]
            part = rng.choice(ORNAMENTS).format(inner)
        else:
            part = " "
        parts.append(part)
        size += len(part)
    return "".join(parts)


def _slice(rng: random.Random, text: str, length: int) -> str:
    """A stretch of the text that starts on no combining mark."""
    if len(text) <= length:
        return text
    start = rng.randrange(len(text) - length)
    while start and text[start] in ABOVE_AND_BELOW + TONES + "\u0e33\u0e3a\u0e4d":
        start -= 1
    return text[start : start + length]


def short_phrase(rng: random.Random, words: Words) -> str:
    """A short cell: a heading, a level, a unit's name, a word or two."""
    draw = rng.random()
    if draw < 0.3:
        return rng.choice(words.sections["headings"])
    if draw < 0.45:
        return rng.choice(words.sections["kinds of units"]) + rng.choice(words.places)
    return phrase(rng, words, rng.randrange(2, 16))


def item_line(rng: random.Random, words: Words) -> str:
    """A numbered line of a list."""
    return f"{number(rng, words)[:8].strip()} {phrase(rng, words, rng.randrange(6, 30))}"


def scrambled(rng: random.Random, words: Words) -> str:
    """Any characters at all, syllables well formed, so that nothing rests on the language alone."""
    out = []
    for _ in range(rng.randrange(2, 12)):
        draw = rng.random()
        if draw < 0.7:
            syllable = rng.choice(THAI_CONSONANTS)
            if rng.random() < 0.5:
                syllable += rng.choice(ABOVE_AND_BELOW)
            if rng.random() < 0.35:
                syllable += rng.choice(TONES)
            if rng.random() < 0.15:
                syllable += rng.choice("ะาำ\u0e33ๆฯๅ")
            out.append(rng.choice("เแโไใ") + syllable if rng.random() < 0.2 else syllable)
        elif draw < 0.8:
            out.append(rng.choice(THAI_DIGITS))
        else:
            out.append(rng.choice(ALPHABET[-98:]))
    return "".join(out)


def latin(rng: random.Random, words: Words) -> str:
    """Latin words, addresses and mixtures."""
    if rng.random() < 0.5:
        return " ".join(rng.choice(words.sections["latin"]) for _ in range(rng.randrange(1, 4)))
    letters = rng.choice([LETTERS, LETTERS.upper(), LETTERS + "0123456789-./_"])
    word = "".join(rng.choice(letters) for _ in range(rng.randrange(2, 14)))
    return word.capitalize() if rng.random() < 0.3 else word


def long_line(rng: random.Random, words: Words) -> str:
    """A line of prose."""
    return phrase(rng, words, rng.randrange(25, 60))


Sampler = Callable[[random.Random, Words], str]
MIX: tuple[tuple[str, Sampler, float], ...] = (
    ("score", score, 0.18), ("number", number, 0.12), ("code", code, 0.12), ("date", date, 0.06),
    ("short", short_phrase, 0.22), ("item", item_line, 0.08), ("scrambled", scrambled, 0.07),
    ("latin", latin, 0.04), ("line", long_line, 0.11),
)  # fmt: skip


def sample_text(rng: random.Random, words: Words, kind: str | None = None) -> tuple[str, str]:
    """A kind of line and what it says, canonical and not empty; of the kind asked for, if any."""
    samplers = {name: sampler for name, sampler, _ in MIX}
    while True:
        name = kind or rng.choices([m[0] for m in MIX], [m[2] for m in MIX])[0]
        text = canonical(samplers[name](rng, words))
        if text and all(c in ALPHABET for c in text) and not starts_with_mark(text):
            return name, text


def starts_with_mark(text: str) -> bool:
    """Whether the first character is a mark that would need a dotted circle to stand on.

    >>> starts_with_mark("\u0e35ก"), starts_with_mark("กี")
    (True, False)
    """
    return text[0] in ABOVE_AND_BELOW + TONES + "\u0e33\u0e3a\u0e4d\u0e4e"
