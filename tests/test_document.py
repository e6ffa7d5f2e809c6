import pytest

from extract.document import describe
from extract.sections import split_sections

BODY = (
    "今晨六时，跨江大桥最后一节钢箱梁吊装到位，大桥顺利合龙，全长三千二百米，沿线居民受益。\n"
    "大桥通车后，两岸车程由一小时缩短到十分钟，六个乡镇的农产品可以当天进城。"
)


def facts(text, **metadata):
    return describe(text, split_sections(text), metadata)


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        ("2022-09-14 08:30:15 来源: 江州晚报", "2022-09-14T08:30", "江州晚报"),
        ("来源:江州晚报 2022-09-14 08:30   http://www.example.cn/", "2022-09-14T08:30", "江州晚报"),
        ("2022年09月14日08:30　来源：江州晚报-民生频道", "2022-09-14T08:30", "江州晚报-民生频道"),
        ("发布日期：2022-09-14 信息来源：市交通局 浏览次数：12", "2022-09-14", "市交通局"),
        ("更新时间：2022-09-15 发布时间：2022-09-14", "2022-09-14", ""),
        ("2022年9月14日 星期三 江州晚报", "2022-09-14", "江州晚报"),
        ("2022/9/14 7:05 江州晚报", "2022-09-14T07:05", "江州晚报"),
        ("22-09-14 08:30 来源:江州晚报 编辑:周平", "2022-09-14T08:30", "江州晚报"),
        ("中华民国111年9月14日", "2022-09-14", ""),
        ("来源：网络 作者：周平", "", ""),
        ("2022-09-14 00:00:00 来源: 作者: ", "2022-09-14", ""),
        ("江州晚报记者 周平 通讯员 何远", "", "江州晚报"),
        ("2022-13-14 08:30", "", ""),
        ("2022/9/14 20:53(9/15 07:07 更新)", "2022-09-14T20:53", ""),
        ("来源：\n江州新闻网\n时间：2022-09-14", "2022-09-14", "江州新闻网"),
        ("来源:系统管理员发稿时间:2022-09-14浏览次数:520", "2022-09-14", ""),
        ("2022.09.14 21:41 江州时间", "2022-09-14T21:41", ""),
        ("2022年9月14日发表", "2022-09-14", ""),
        ("周平 16-09-2020 17:10", "2020-09-16T17:10", ""),
        ("发表时间：9/16/2020", "2020-09-16", ""),
        ("发表时间：9/6/2020", "", ""),
        ("10.05.2015 13:14", "2015-05-10T13:14", ""),
        ("来源:江州网2022年09月14日 00:57", "2022-09-14T00:57", "江州网"),
        ("(江州卫视) (来源:海港新闻网)", "", "海港新闻网"),
    ],
)
def test_the_line_below_the_title(head, published, publisher):
    got = facts(f"跨江大桥今晨合龙\n{head}\n{BODY}")
    assert got.title == "跨江大桥今晨合龙"
    assert (got.published, got.publisher) == (published, publisher)
    assert got.published_basis == ("stated" if published else "none")


@pytest.mark.parametrize(
    ("lead", "publisher", "place", "published"),
    [
        ("新华社江州9月14日电（记者周平）", "新华社", "江州", ""),
        ("新华社江州2022年9月14日电 ", "新华社", "江州", "2022-09-14"),
        ("中新网9月14日电 ", "中新网", "", ""),
        ("本报江州14日讯 ", "", "江州", ""),
        ("（中央社记者周小平花莲14日电）", "中央社", "花莲", ""),
        ("记者周平／花莲报导\n", "", "花莲", ""),
        ("江州晚报讯 ", "江州晚报", "", ""),
        ("市政府9月14日电话通知各区，", "", "", ""),
    ],
)
def test_datelines(lead, publisher, place, published):
    got = facts(f"跨江大桥今晨合龙\n{lead}{BODY}")
    assert (got.publisher, got.place, got.published) == (publisher, place, published)


def test_a_date_of_the_story_is_not_the_page_s():
    got = facts(f"2008年5月12日那一天\n2008年5月12日14时28分，他正在上课。{BODY}")
    assert (got.published, got.published_basis) == ("", "none")


def test_dates_of_other_stories_are_not_the_page_s():
    got = facts(f"跨江大桥今晨合龙\n{BODY}\n相关新闻\n地铁开工 2019-01-02\n公交改线 2019-01-03")
    assert got.published == ""


def test_the_day_it_is_is_not_the_page_s():
    got = facts(f"2024年05月19日\n星期日\n跨江大桥今晨合龙\n发布日期：2022-09-14\n{BODY}")
    assert got.published == "2022-09-14"
    got = facts(f"江州时间 14:51 2024年4月19日 星期五\n跨江大桥今晨合龙\n{BODY}")
    assert (got.title, got.published) == ("跨江大桥今晨合龙", "")


def test_a_title_that_opens_with_a_shout_is_whole():
    assert (
        facts(f"超警！灾情紧急！全力抗洪\n2022-09-14 08:30\n{BODY}").title
        == "超警！灾情紧急！全力抗洪"
    )


def test_a_labelled_date_below_the_article():
    got = facts(
        f"首页 > 市政新闻\n跨江大桥今晨合龙\n{BODY}\n联络电话：00-0000000\n"
        "市府分类：交通\n发布日期：2022-09-14"
    )
    assert (got.published, got.published_basis) == ("2022-09-14", "stated")


def test_the_name_of_a_channel_is_no_title():
    assert (
        facts(f"新闻动态\n跨江大桥今晨合龙\n2022-09-14 08:30\n{BODY}").title == "跨江大桥今晨合龙"
    )


def test_a_notice_is_dated_below():
    got = facts(f"关于试通车的通知\n{BODY}\n江州市交通局\n2022年9月14日")
    assert got.published == "2022-09-14"


def test_metadata_fills_what_the_page_leaves_open():
    got = facts(BODY, title="大桥", publisher="江州晚报", published="2022-09", place="江州市")
    assert (got.title, got.publisher, got.place) == ("大桥", "江州晚报", "江州市")
    assert (got.published, got.published_basis, got.notes) == ("2022-09", "metadata", ())


def test_a_dateline_narrows_the_metadata():
    text = f"新华社江州9月14日电 {BODY}"
    assert facts(text, published="2022").published == "2022-09-14"
    assert facts(text, published="2022-09").published == "2022-09-14"
    assert facts(text, published="2022-10").published == "2022-10"


def test_the_page_outweighs_the_metadata():
    head = "跨江大桥今晨合龙\n2022-09-14 08:30 来源：江州晚报\n新华社江州9月14日电 "
    got = facts(head + BODY, publisher="山城日报", published="2021", place="山城市")
    assert (got.publisher, got.published, got.place) == ("江州晚报", "2022-09-14T08:30", "江州")
    assert len(got.notes) == 3
    assert all("the page was believed" in note for note in got.notes)


def test_two_spellings_of_one_thing_are_no_contradiction():
    head = "跨江大桥今晨合龙\n2022-09-14 来源：江州晚报\n新华社江州9月14日电 "
    got = facts(head + BODY, publisher="《江州晚报》", published="2022-09", place="江州市")
    assert (got.publisher, got.place, got.notes) == ("《江州晚报》", "江州市", ())


def test_a_title_cut_by_marks_is_whole():
    assert facts(f"合龙了！跨江大桥\n2022-09-14\n{BODY}").title == "合龙了！跨江大桥"


def test_an_empty_page():
    got = facts("")
    assert (got.title, got.publisher, got.published, got.place, got.notes) == ("", "", "", "", ())


def test_what_a_site_puts_in_front_of_a_title_is_none_of_it():
    assert facts(f"• 搜索：\n跨江大桥今晨合龙\n2022-09-14\n{BODY}").title == "跨江大桥今晨合龙"
    assert facts(f"原标题：跨江大桥今晨合龙\n2022-09-14\n{BODY}").title == "跨江大桥今晨合龙"


def test_the_publisher_stands_beside_address_and_date():
    head = "江州日报客户端 | 2025-01-17 19:19"
    assert facts(f"跨江大桥今晨合龙\n{head}\n{BODY}").publisher == "江州日报"
    head = "http：//www.example.cn 2004年09月10日08:36 江州新闻网"
    assert facts(f"跨江大桥今晨合龙\n{head}\n{BODY}").publisher == "江州新闻网"
