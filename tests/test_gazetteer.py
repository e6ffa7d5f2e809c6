"""The bundled division data and its forms."""

import time

import pytest

from extract.errors import DashijiError
from extract.gazetteer import load, load_gazetteer
from extract.gazetteer.forms import Shortener


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def test_levels_have_the_counts_of_the_source(gazetteer):
    coded = [u for u in gazetteer.upper if u.code and u.level in ("province", "city", "county")]
    # 31 provinces and, without codes of their own inside, Hong Kong, Macau and Taiwan
    assert sum(u.level == "province" for u in coded) == 34
    assert len(gazetteer.names) - len(gazetteer.upper) == 41_352
    assert len(gazetteer.villages) == 620_573


def test_every_unit_lies_in_the_country(gazetteer):
    for number in range(len(gazetteer.upper), len(gazetteer.names), 97):
        line = gazetteer.line(number)
        assert line[-1] == 0
        assert gazetteer.codes[number].startswith(gazetteer.codes[line[1]].rstrip("0")[:2])


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("深圳", "440300"),
        ("湘西州", "433100"),
        ("石柱县", "500240"),
        ("襄樊", "420600"),
        ("莱芜市", "370116"),
        ("无为县", "340281"),
        ("内蒙古", "150000"),
        ("浦东", "310115"),
        ("民和县", "630222"),
    ],
)
def test_forms_lead_to_codes(gazetteer, form, code):
    assert [gazetteer.codes[f.unit] for f in gazetteer.forms[form]] == [code]


def test_several_units_of_one_name_are_all_kept(gazetteer):
    codes = {gazetteer.codes[f.unit] for f in gazetteer.forms["鼓楼区"]}
    assert codes == {"320106", "320302", "350102", "410204"}


def test_villages_are_found_by_name_and_kind(gazetteer):
    county = gazetteer.by_code["350900"]
    assert gazetteer.villages_in("天湖", county, "社区") == ["350982002007"]
    assert gazetteer.villages_in("天湖", county, "村") == ["350902107224"]
    assert gazetteer.villages.find("没有这样的村名") == ()


def test_short_forms_drop_peoples_and_level_words():
    shorten = Shortener().shorten
    short = {"积石山", "积石山县", "积石山自治县"}
    assert shorten("积石山保安族东乡族撒拉族自治县", "county") == short
    assert shorten("大沙街道", "township") == {"大沙", "大沙街"}
    assert shorten("攸县", "county") == set()


def test_loading_is_quick():
    best = min(timed() for _ in range(3))
    assert best < 1.0, "0.2 s on the machine it was written on"


def timed():
    start = time.perf_counter()
    load_gazetteer()
    return time.perf_counter() - start


def test_a_damaged_bundle_is_refused(tmp_path, monkeypatch):
    for name in ("SHA256SUMS", "divisions.tsv", "former.tsv", "villages.bin"):
        (tmp_path / name).write_bytes((load.DATA / name).read_bytes())
    (tmp_path / "villages.bin").write_bytes(b"short")
    monkeypatch.setattr(load, "DATA", tmp_path)
    with pytest.raises(DashijiError, match="install dashiji again"):
        load.load_gazetteer()
