"""The forms in which a register comes: our columns, or the open data of the department."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.pipeline.errors import InputError
from prongsai.pipeline.link.gazetteer import load_gazetteer
from prongsai.pipeline.link.register_file import OWN_COLUMNS, read_register_file, write_register_file

DEPARTMENT = """จังหวัด,อำเภอ,ตำบล,รหัส อปท.,ประเภท อปท.,อปท.,ที่ตั้งสำนักงานเลขที่,หมู่ที่,รหัสไปรษณีย์,ขนาดพื้นที่,LAT,LONG,เว็ปไซต์ของอปท
ลำปาง,สบปราบ,สบปราบ,6521102,อบต.,นายาง,1-ม.ค.,2,52170,,17.9,99.3,
ลำปาง,สบปราบ,นายาง,6521102,อบต.,นายาง,1-ม.ค.,2,52170,"1,127.5",17.9,99.3,www.nayang.go.th
ลำปาง,สบปราบ,สบปราบ,5521101,เทศบาลตำบล,สบปราบ,-,-,52170,27.1,17 54,,-
ลำปาง,เมืองลำปาง,หัวเวียง,2520101,อบจ.,ลำปาง,,,,,,,
"""


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "lao.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_department_lists_each_body_once_for_each_tambon(tmp_path: Path, encoding: str) -> None:
    read = read_register_file(written(tmp_path, DEPARTMENT, encoding))
    assert [(row.line, row.cells["name"]) for row in read.rows] == [(2, "นายาง"), (4, "สบปราบ"), (5, "ลำปาง")]
    assert (read.repeated, read.unused, dict(read.unread or {})) == (1, (), {"lat": 1})


def test_department_tells_website_place_and_size(tmp_path: Path) -> None:
    units = {unit.unit_id: unit for unit in load_gazetteer(written(tmp_path, DEPARTMENT)).units}
    body, town = units["5211-sao-นายาง"], units["5211-mun-สบปราบ"]
    # what the first line leaves out a later one of the same body tells
    facts = body.facts
    assert (facts.website, facts.size, facts.lat, facts.lon) == ("www.nayang.go.th", "1127.5 km²", 17.9, 99.3)
    assert (body.dla_code, facts.tambon_code, body.source) == ("6521102", "521104", "lao.csv")
    assert (town.facts.website, town.facts.lat, town.facts.size) == (None, None, "27.1 km²")
    assert (town.full_name, town.facts.abbreviation) == ("เทศบาลตำบลสบปราบ", "ทต.")
    assert units["5201-pao-ลำปาง"].full_name == "องค์การบริหารส่วนจังหวัดลำปาง"


def test_our_own_form_is_strict_about_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, "type,name,district,province,lat\nอบต.,นายาง,สบปราบ,ลำปาง,17 54\n")
    with pytest.raises(InputError, match="line 2"):
        load_gazetteer(path)


def test_columns_that_nobody_knows_are_told(tmp_path: Path) -> None:
    read = read_register_file(written(tmp_path, "type,name,district,province,mayor\nอบต.,นายาง,สบปราบ,ลำปาง,x\n"))
    assert read.unused == ("mayor",)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_may_be_parted_as_spreadsheets_do(tmp_path: Path, delimiter: str) -> None:
    text = "type,name,district,province\nอบต.,นายาง,สบปราบ,ลำปาง\n".replace(",", delimiter)
    (row,) = read_register_file(written(tmp_path, text)).rows
    assert row.cells == {"type": "อบต.", "name": "นายาง", "district": "สบปราบ", "province": "ลำปาง"}


@pytest.mark.parametrize("text", ["", "จังหวัด,อำเภอ,อปท.\nลำปาง,สบปราบ,นายาง\n", "type,name,district,province\n"])
def test_file_that_is_no_register_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"lacks the columns|has no rows"):
        read_register_file(written(tmp_path, text))


def test_register_that_is_written_is_read_as_the_same_bodies(tmp_path: Path) -> None:
    read = read_register_file(written(tmp_path, DEPARTMENT))
    again = tmp_path / "again.csv"
    write_register_file(again, read.rows, "lao.csv")
    assert again.read_text(encoding="utf-8").split("\n")[0] == ",".join(OWN_COLUMNS)
    assert load_gazetteer(again).units == load_gazetteer(tmp_path / "lao.csv").units


@pytest.mark.parametrize("column", ["type", "name", "district", "province"])
def test_each_needed_column_that_is_missing_is_named(tmp_path: Path, column: str) -> None:
    headings = [one for one in ("type", "name", "district", "province") if one != column]
    path = written(tmp_path, ",".join(headings) + "\n" + "ก,ข,ค\n")
    with pytest.raises(InputError, match=f"lacks the columns {column}$"):
        read_register_file(path)


def test_our_own_form_repeats_nothing_and_keeps_its_cells_as_they_are(tmp_path: Path) -> None:
    text = "type,name,district,province,website,mayor\n" + "อบต.,นายาง,สบปราบ,ลำปาง,-,x\n" * 2
    read = read_register_file(written(tmp_path, text))
    assert [(row.line, row.cells["website"]) for row in read.rows] == [(2, "-"), (3, "-")]
    assert (read.repeated, read.unused, read.unread) == (0, ("mayor",), None)


@pytest.mark.parametrize(
    ("lat", "kept", "unread"),
    [
        ("17.9", "17.9", {}),
        ("1,017.9", "1,017.9", {}),
        ("17 54", "", {"lat": 1}),
        ("-", "", {}),
        ("N/A", "", {}),
        ("", "", {}),
    ],
)
def test_one_heading_of_the_department_makes_a_file_its_own(
    tmp_path: Path, lat: str, kept: str, unread: dict[str, int]
) -> None:
    text = f'ประเภท อปท.,name,district,province,lat,mayor\nอบต.,นายาง,สบปราบ,ลำปาง,"{lat}",x\n'
    read = read_register_file(written(tmp_path, text))
    assert [row.cells["lat"] for row in read.rows] == [kept.replace(",", "")]
    assert (dict(read.unread or {}), read.unused) == (unread, ("mayor",))


def test_headings_say_what_parts_the_cells(tmp_path: Path) -> None:
    text = "type,name,district,province,full_name\nอบต.,นายาง,สบปราบ,ลำปาง,ก;ข;ค;ง;จ;ฉ\n"
    (row,) = read_register_file(written(tmp_path, text)).rows
    assert row.cells["full_name"] == "ก;ข;ค;ง;จ;ฉ"


def test_bytes_of_no_known_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "lao.csv"
    path.write_bytes(b"type,name,district,province\n\xff\xfe\xfc\n")
    with pytest.raises(InputError, match="no known encoding"):
        read_register_file(path)


def test_rows_that_say_where_they_come_from_keep_it(tmp_path: Path) -> None:
    text = "type,name,district,province,source\nอบต.,นายาง,สบปราบ,ลำปาง,DLA\nอบต.,สมัย,สบปราบ,ลำปาง,\n"
    read = read_register_file(written(tmp_path, text))
    again = tmp_path / "again.csv"
    write_register_file(again, read.rows, "lao.csv")
    assert [row.cells["source"] for row in read_register_file(again).rows] == ["DLA", "lao.csv"]


def test_our_own_form_has_all_that_a_register_may_tell(tmp_path: Path) -> None:
    columns = [
        "code",
        "type",
        "name",
        "district",
        "province",
        "full_name",
        "district_code",
        "tambon_code",
        "website",
        "lat",
        "lon",
        "size",
        "valid_from",
        "valid_to",
        "predecessor",
        "source",
    ]
    path = written(tmp_path, ",".join(columns) + "\n" + ",".join(f"x{at}" for at in range(len(columns))) + "\n")
    (row,) = read_register_file(path).rows
    assert row.cells == {column: f"x{at}" for at, column in enumerate(columns)}
    again = tmp_path / "again.csv"
    write_register_file(again, [row], "")
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
