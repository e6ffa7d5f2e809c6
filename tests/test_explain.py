"""`dashiji explain`: how a row came to be; every rule is known, fires on a case, spares one."""

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import extract
from extract.counts import find_refusals
from extract.dates.names import refusals
from extract.dates.scan import find_atoms, narrow
from extract.errors import DashijiError
from extract.events.merging.merge import REASONS as MERGING
from extract.explain import explain
from extract.explain.happening import REASONS
from extract.explain.output import folded
from extract.explain.rule_page import RULED, rules_page
from extract.explain.rules import STAGES, load_rules
from extract.explain.tables import IDS, Tables
from extract.pipeline import read_page
from extract.run import run
from extract.settle import covered
from extract.tables import read_table, write_tables
from schemas.rows import TABLES
from tests.casefiles import CASES, read_cases
from tests.eventcases import FOLDER, read_event_cases
from tests.rows import DOC, MANIFEST, hand_made

RULES = load_rules()
MARK = re.compile("⟦([^⟧]*)⟧")
CODE = Path(extract.__file__).parent
# what has no row of its own, and what no sentence was found for
BARE = {"argument.place.own_division", "argument.time.later_clause"}


def read(text, tools, name):
    return read_page(
        "case", text, {"published": "2024-03-06"}, tools, html=name.startswith("html.")
    )


def rows_of(reading):
    """Give the rules of everything that becomes a row, with the text of each."""
    text, mentions = reading.page.text, reading.mentions
    made = (*mentions.dates, *mentions.counts, *mentions.people, *mentions.places)
    made += (*mentions.organisations, *reading.reports)
    arguments = [a for report in reading.reports for a in report.arguments]
    found = {(m.rule, text[m.start : m.end]) for m in (*made, *arguments)}
    return found | {(edit.rule, edit.before) for edit in reading.clean.edits}


def fired(text, tools, name):
    """Give every rule that took something of a text, as rows do and as explanations do."""
    reading = read(text, tools, name)
    text, dates = reading.page.text, reading.mentions.dates
    found = rows_of(reading)
    found |= {(r, text[s:e]) for s, e, r in find_refusals(reading.page, dates, tools.counts)}
    dated, plain = covered(dates), narrow(text)
    found |= {(a.rule, text[a.start : a.end]) for a in find_atoms(plain) if a.start in dated}
    for rule in refusals():
        found |= {(rule.name, text[slice(*m.span())]) for m in rule.pattern.finditer(plain)}
    return found


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is(rule):
    assert rule.what and rule.what_zh, "describe it in extract/explain/rules.tsv"
    assert rule.stage in STAGES.values()


def test_every_reason_to_merge_is_said_in_chinese():
    assert tuple(REASONS) == MERGING


EXAMPLES = [r for r in RULES.values() if r.fires]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_case_and_spares_the_other(rule, tools):
    marked = MARK.findall(rule.fires)
    found = fired(MARK.sub(r"\1", rule.fires), tools, rule.name)
    assert (rule.name, marked[0]) in found, found
    assert rule.spares, "give it a text that it leaves alone"
    assert rule.name not in {name for name, _ in fired(rule.spares, tools, rule.name)}


def test_every_rule_has_a_case_that_fires_it_and_one_that_must_not():
    assert {r.name for r in RULES.values() if not (r.fires and r.spares)} <= BARE


def names_in_code():
    """Give the rule names that stand in the stages' code, whole."""
    name = re.compile(rf"(?:{'|'.join(STAGES)})(?:\.[a-z0-9_]+)+")
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and name.fullmatch(str(node.value)):
                yield str(node.value)


def test_every_rule_named_in_code_is_known():
    assert set(names_in_code()) - set(RULES) == set(), "describe it in extract/explain/rules.tsv"


def test_every_rule_on_a_row_is_known(tables, tools):
    made = {rule for table in RULED for rule in Tables(tables).column(table, "rule")}
    texts = {c.text for p in CASES.glob("*.txt") for c in read_cases(p.name)}
    texts |= {c.text for p in FOLDER.glob("*.txt") for c in read_event_cases(p.name)}
    for text in sorted(texts):
        made |= {name for name, _ in rows_of(read(text, tools, ""))}
    assert made - set(RULES) == set(), "describe it in extract/explain/rules.tsv"


PAGE = (
    "3月5日,成都市成華區(qū)新增5例確診(zhěn)病例,次日起封閉管理。\n"
    "他每天乘坐2號線(xiàn)上班,街道很安靜(jìng)。"
)
HTML = "<html><body><p>3月6日,西安市<b>326名</b>党员下沉社区。</p></body></html>"
RECORD = "8月15日,赵磊被成都市公安局抓获。"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Tables of a page, an HTML page, records and an image, in the folder of their sources."""
    folder = tmp_path_factory.mktemp("explained")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "page.txt").write_text(PAGE, encoding="utf-8")
    (pages / "web.html").write_text(HTML, encoding="utf-8")
    records = [{"id": "r/1", "text": RECORD, "published": "2022-08-16"}, {"id": "r/2", "text": ""}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (pages / "many.jsonl").write_text(lines, encoding="utf-8")
    (pages / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9)
    run([str(pages)], folder / "out", None, workers=1)
    return folder


@pytest.fixture
def ask(made, tools, monkeypatch):
    """Give what `dashiji explain` prints about the tables made, read again from their sources."""
    monkeypatch.setattr("extract.explain.again.load_tools", lambda _: tools)

    def asked(identifier, source=made / "pages", out=made / "out", terminal=False, **more):
        given = io.StringIO()
        colours = "standard" if terminal else None
        console = Console(file=given, force_terminal=terminal, width=200, color_system=colours)
        explain(identifier, out, source=source, console=console, **more)
        return given.getvalue()

    return asked


def the_id(made, table, text):
    return next(r["id"] for r in Tables(made / "out").rows(table) if r["text"] == text)


def test_a_place_tells_its_repairs_its_chain_and_what_uses_it(made, ask):
    said = ask(the_id(made, "places", "成都市成华区"))
    assert "⟦成都市成华区⟧新增5例" in said
    assert "⟦成都市成華區⟧(qū)新增5例" in said, "the raw characters"
    assert "inside raw 9–11" in said
    assert "華區 → 华区  repair.script (1)  traditional to simplified 繁转简" in said
    assert "place.chain" in said
    assert "四川省 › 成都市 › 成华区" in said
    assert "place/510108  成华区  1 mention in 1 document" in said
    assert "argument.place.subject" in said
    assert "the same row 一致" in said


def test_a_date_tells_what_it_was_reckoned_from(made, ask):
    said = ask(the_id(made, "dates", "次日"))
    assert "relative  reckoned from another date" in said
    anchor = the_id(made, "dates", "3月5日")
    assert f"3月5日 = XXXX-03-05  {anchor}" in said
    assert "reckoned" in ask(anchor)


def test_what_was_refused_is_told_with_the_reason(made, ask):
    said = ask(the_id(made, "dates", "每天"))
    assert "2号线" in said
    assert "no row of dates: date.not.number  no date: numbered houses" in said


def test_a_gloss_is_told_as_taken_out(made, ask):
    [sentence] = [
        r["sentence_id"] for r in Tables(made / "out").rows("sentences") if "街道" in r["text"]
    ]
    said = ask(sentence)
    assert "(xiàn) → ∅  repair.gloss" in said
    assert "他每天乘坐2號線(xiàn)上班" in said


def test_an_event_tells_every_argument_with_its_rule(made, ask):
    [event] = [e for e in Tables(made / "out").rows("events") if e["event_id"].startswith("r/1")]
    said = ask(event["event_id"])
    assert "report 1 of 1" in said
    assert "成都市公安局  organisations r/1#char=" in said
    assert "argument.agent.passive  who stands behind 被" in said
    assert "抓获" in ask(event["event_id"], table="event_reports")


def test_html_and_records_are_read_again(made, ask):
    said = ask(the_id(made, "counts", "326名"))
    assert "西安市<b>⟦326名⟧</b>党员下沉社区" in said
    assert "the same row" in said
    assert "the same row" in ask(the_id(made, "people", "赵磊"))


def test_one_id_in_two_tables_is_explained_twice(made, ask):
    tables = Tables(made / "out")
    both = next(
        r["id"] for r in tables.rows("places") if tables.row("event_reports", r["id"]) is None
    )
    assert ask(both, table="places").startswith("地点 places")
    with pytest.raises(DashijiError, match="is in places, not in dates"):
        ask(both, table="dates")


def test_a_changed_source_is_not_read_and_what_to_do_is_told(made, ask, tmp_path):
    (tmp_path / "page.txt").write_text("else", encoding="utf-8")
    identifier = the_id(made, "places", "成都市成华区")
    said = ask(identifier, source=tmp_path)
    assert "page.txt has changed since the tables were made: `dashiji run` makes them anew" in said
    assert "⟦成都市成華區⟧(qū)新增5例" in said, "the tables are enough for the raw characters"
    said = ask(identifier, source=tmp_path / "nowhere")
    assert "nowhere: no such file or folder" in said
    empty = tmp_path / "empty"
    empty.mkdir()
    assert f"page.txt is not in {empty}: name the file" in ask(identifier, source=empty)
    assert "the same row" in ask(identifier, source=made / "pages" / "page.txt")


def test_a_row_that_would_be_otherwise_today_is_told(made, ask, tmp_path):
    identifier = the_id(made, "counts", "326名")
    rows = {name: [*read_table(made / "out" / f"{name}.csv")] for name in TABLES}
    rows["counts"] = [
        r.model_copy(update={"value": 325.0, "rule": "count.old"} if r.id == identifier else {})
        for r in rows["counts"]
    ]
    write_tables(rows, tmp_path / "out", {"version": "0.0.1"})
    said = ask(identifier, out=tmp_path / "out")
    assert "不同 value                325 → 326" in said
    assert "dashiji 0.0.1 made the tables" in said
    assert "`dashiji run` makes the tables anew" in said


def test_a_refused_document_and_an_entity(made, ask):
    assert "it was refused, so it gave no rows: this is a JPEG image" in ask("photo")
    assert "place.chain 1" in ask("page")
    assert "⟦成都市成华区⟧新增5例" in ask("place/510108")


def test_a_plain_noun_phrase_is_an_argument_only(made, ask):
    [phrase] = [
        a["mention_id"]
        for a in Tables(made / "out").rows("event_arguments")
        if not a["mention_table"] and a["text"] == "党员"
    ]
    assert "a plain noun phrase" in ask(phrase)


def test_a_rule_tells_what_it_is_and_what_it_made(ask, tmp_path):
    said = ask("count.unit")
    assert "含义 meaning              a number with a unit or classifier" in said
    assert "⟦326名⟧党员下沉社区" in said
    assert "in counts; the first that fits is taken" in said
    assert "所得" not in ask("count.unit", out=tmp_path), "it needs no tables"
    assert "抽调" in ask("event.deploy.agent")


def test_colours_stand_for_brackets_on_a_terminal(made, ask):
    said = ask(the_id(made, "places", "成都市成华区"), terminal=True)
    assert "⟦" not in said
    assert "\x1b[1;32m成都市成华区\x1b[0m" in said


UNKNOWN = [
    ("page#char=8,9", r"near it: page#char="),
    ("pag", "near it: page"),
    ("count.unt", "near it: count.unit"),
    ("place/51010", "near it: place/510108"),
    ("?", "take an id from one of the tables"),
]


@pytest.mark.parametrize(("identifier", "message"), UNKNOWN)
def test_an_unknown_id_gets_those_near_it(ask, identifier, message):
    with pytest.raises(DashijiError, match=message):
        ask(identifier)


def test_a_folder_without_tables_says_what_to_do(ask, tmp_path):
    with pytest.raises(DashijiError, match="make some with `dashiji run SOURCE"):
        ask("page#char=0,1", out=tmp_path)


def test_nothing_of_a_page_steers_the_terminal(ask, tools, tmp_path):
    (tmp_path / "p.txt").write_text("3月5日,\x1b[2J[bold]成都市\x1b[0m下雨。", encoding="utf-8")
    run([str(tmp_path / "p.txt")], tmp_path / "out", None, workers=1)
    for row in Tables(tmp_path / "out").rows("places"):
        assert "\x1b" not in ask(row["id"], source=tmp_path, out=tmp_path / "out")


def test_the_page_of_rules_is_up_to_date():
    page = CODE.parent / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page(), "run `make schemas`"


def test_csv_files_alone_are_enough(made, ask, tmp_path):
    for path in (made / "out").iterdir():
        if path.suffix != ".parquet":
            shutil.copy(path, tmp_path / path.name)
    for table, column in IDS.items():
        for row in Tables(made / "out").rows(table, 3):
            wanted = ask(row[column], table=table)
            assert ask(row[column], table=table, out=tmp_path) == wanted


def test_parquet_files_of_an_earlier_run_are_not_read(made, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(made / "out", out)
    text = (out / "people.csv").read_text(encoding="utf-8").replace("赵磊", "赵雷")
    (out / "people.csv").write_text(text, encoding="utf-8")
    assert [r["name"] for r in Tables(out).rows("people")] == ["赵磊"]
    for path in out.glob("*.parquet"):
        os.utime(path, (0, 0))
    assert [r["name"] for r in Tables(out).rows("people")] == ["赵雷"]


def test_rows_without_their_source_and_twins_of_one_place(ask, tmp_path):
    rows = hand_made()
    twin = rows["counts"][0]
    rows["counts"].append(twin.model_copy(update={"id": f"{twin.id}.2", "object": "twin"}))
    write_tables(rows, tmp_path / "out", MANIFEST)
    tables = Tables(tmp_path / "out")
    for table, column in IDS.items():
        for row in tables.rows(table):
            said = ask(row[column], table=table, source=None, out=tmp_path / "out")
            assert row[column] in said
    said = ask(f"{twin.id}.2", source=None, out=tmp_path / "out")
    assert "所计对象 object           twin" in said
    assert "深圳派出⟦326名⟧(míng)党員。" in said
    assert "(míng) → ∅" in said
    assert f"its source {DOC}.txt is not in" in said


def test_standard_input_is_not_waited_for(made, ask, tmp_path):
    rows = {name: [*read_table(made / "out" / f"{name}.csv")] for name in TABLES}
    rows["documents"] = [r.model_copy(update={"file": "-"}) for r in rows["documents"]]
    write_tables(rows, tmp_path / "out")
    said = ask("page", source=made / "pages" / "page.txt", out=tmp_path / "out")
    assert "it came from standard input, which cannot be read again" in said


def test_a_table_that_cannot_be_read_says_what_to_do(made, ask, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(made / "out", out)
    (out / "dates.parquet").write_bytes(b"PAR1")
    with pytest.raises(DashijiError, match="make the tables anew with `dashiji run`"):
        ask("page#char=0,4", out=out)


def test_the_command_line(made):
    def dashiji(*arguments):
        command = [sys.executable, "-m", "extract", "explain", *map(str, arguments)]
        here = {**os.environ, "PYTHONPATH": str(CODE.parent)}
        return subprocess.run(command, capture_output=True, cwd=made, env=here, text=True)

    done = dashiji("web", "--out", made / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("文档 documents  web\n")
    done = dashiji("wbe")
    assert done.returncode == 2
    assert done.stderr == "dashiji: no row and no rule is called wbe in out; near it: web\n"
    assert done.stdout == ""


@given(st.text("一二 ab", max_size=60), st.integers(20, 40))
def test_folding_a_line_loses_no_word(words, width):
    console = Console(file=io.StringIO(), width=width)
    parts = [part.plain for part in folded(Text(f"  标签  {words}"), console)]
    assert "".join("".join(parts).split()) == "".join(f"标签{words}".split())
    assert all(cell_len(part.rstrip()) <= width for part in parts)
