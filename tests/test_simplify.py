"""Traditional to simplified: OpenCC's words, one character for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from extract.lexicon import read_lexicon
from extract.simplify import load_simplifier, simplify, simplify_page

SIMPLIFIER = load_simplifier()
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40)
# Thirty characters that only simplified texts have.
SIMPLE = "这页谈价值观念变动时为电网设备、厂房车间、国际贸易问题预测盘点总结经验,让农业产销两顺畅"


def simple(text):
    return simplify(text, SIMPLIFIER)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        (
            "隨著雨勢加大,他戴著口罩,看著著名學者的著作",
            "随着雨势加大,他戴着口罩,看着著名学者的著作",
        ),
        ("成效顯著,專著由王琳編著,土著居民", "成效显著,专著由王琳编著,土著居民"),
        ("陜西省和陝西省", "陕西省和陕西省"),
        (
            "鍾後明、記者李乾、裏面、餅乾、牛肉乾、乾隆",
            "钟后明、记者李乾、里面、饼干、牛肉干、乾隆",
        ),
        ("香港綫下羣衆,衞生署説牀位不足", "香港线下群众,卫生署说床位不足"),
        ("臺灣喫麪,污染臥牀爲僞", "台湾吃面,污染卧床为伪"),
        ("據瞭解,計畫重覆,反覆籌畫", "据了解,计划重复,反复筹划"),
    ],
)
def test_simplifies(traditional, simplified):
    assert simple(traditional) == simplified


@pytest.mark.parametrize(
    "text",
    ["乾隆年间,魏徵、哪吒与毕昇", "他的著作很著名,随着时间", "於先生说", "2号线 R&B 10%"],
)
def test_simplified_text_stays(text):
    assert simple(text) == text


@given(HAN)
def test_never_changes_the_length(text):
    assert len(simple(text)) == len(text)


OPENCC = OpenCC("t2s")
OWN = {row["char"] for row in read_lexicon("variants")} | {"著"}


@given(st.lists(st.sampled_from(sorted(SIMPLIFIER.targets)) | HAN, max_size=5).map("".join))
def test_is_openccs_but_for_what_is_settled_here(text):
    if OWN.isdisjoint(text) and not SIMPLIFIER.traditional.isdisjoint(text):
        want = zip(text, OPENCC.convert(text), strict=True)
        assert simple(text) == "".join(t if s > "\uffff" else s for t, s in want)


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("孟樸说,孟樸表示,孟樸指出:" + SIMPLE, "孟樸说,孟樸表示,孟樸指出:" + SIMPLE),
        ("鐘惠明是龙岗区的干部。", "钟惠明是龙岗区的干部。"),
        ("記者李晛、周輖報導", "记者李晛、周輖报导"),
        (
            SIMPLE + "\n國破山河在,城春草木深,恨別鳥驚心\n",
            SIMPLE + "\n国破山河在,城春草木深,恨别鸟惊心\n",
        ),
    ],
)
def test_a_page_in_simplified_characters_keeps_what_it_wrote(page, clean):
    assert simplify_page(page, SIMPLIFIER) == clean
