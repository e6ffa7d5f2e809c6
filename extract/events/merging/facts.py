"""What of a telling merging compares, worked out once for each."""

import re
from collections import defaultdict
from dataclasses import dataclass

from extract.events.stages import kind_of
from extract.events.story import stem
from schemas.events import EventReport, Telling

NUMBER = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿几数半余多]")
HEADS = frozenset("人名位例个口")  # one unit: 3人, 3名, 3例, and 3 of a headline that has none
BEFORE = 40  # characters before a trigger that its clause may take
CLAUSE = re.compile(r"[^，。；：！？,;:!?\s]*$")
BREAK = re.compile(r"[，。；：！？,;:!?\s]")
OPEN = "9999-12-31"
LASTING = frozenset(
    {"restrict", "reopen", "deploy", "mass_test", "screening", "volunteer", "supply"}
)
KNOWN = re.compile(
    r"[这此本][次轮](?:[^、]{0,4}|[^、将被把]{0,10}的[^、]{0,3})$|[这此该][起场批项例笔届][^、]{0,10}$"
    r"|(?:上述|该(?=事故|案|火灾|地震|活动|会议|工程))[^、]{0,10}$"
)
CASE = re.compile(r"(?:[上前]述|[该此]名?)(?:病例|患者|感染者|男子|女子)[^、]{0,40}$")
GIVEN = re.compile(KNOWN.pattern + r"|代表(?:[^，、]{0,6}人|[^，、]{0,4}家属)?$")  # 代表中奖人捐赠
HE = r"[她他](?![们的])"
HIM = re.compile(  # 她…病逝
    rf"(?:^{HE}.*[，,][^，,的继]*|(?:{HE}|死者|逝者)[^、，。的继]{{0,14}})$"
)
ATTENDED = re.compile(r"(?:出席|参加|主持|列席|见证)(?:了)?$")  # 一同出席仪式: the one told before
HELD = re.compile(r"[这此本该][次场届][^、]{0,30}$")
RETOLD = {"meeting": HELD, "donate": GIVEN}
BESIDE = re.compile(r"^(?:并(?!称)|同时)")  # 并调派: one more, told in one breath
FRESH = re.compile(
    r"(?:又(?!有|称)|再(?!生|次以)|另|其中|还|也|相继)[^、]{0,8}$|(?:[仍还另]有|其中|包括)[^、]{0,20}$"
)
ASIDE = ("另", "此外", "又讯", "与此同时")
TITLE = re.compile(r"《([^《》]{3,60})》|第?(\d+号)(?=通告|公告|令|通知|文件)")
ISSUING = frozenset("发布印出公颁制签")
WINDOW = 70  # characters around a trigger that may name a document
DATELINE = re.compile(
    r"[社网报][^，。；\s]{0,6}\d{1,2}月\d{1,2}日[电讯]"
)  # after a run-in headline
REPORTING = re.compile(r"省区?市?|[市县区州]|国家|地区|单位|部门|批次")
NOUN = 2  # characters of a noun that tell what 个 counts
CASES = frozenset({"case_report", "casualty", "recovery"})
COUNTED = re.compile(r"截[至止]|[升增]至|[升增]到|上升|已造成|已致|已有|已经|累计|目前|共")


@dataclass(frozen=True, slots=True)
class Facts:
    """A telling with its days, place, figures by unit, parties, and how it refers back.

    `known` says that its words take it as told before (这起事故), `fresh` that they add another
    (又捐款), `beside` that they add one to what was just told (并捐款), `counted` that its figure
    is of a time (截至18时); `kind` is the harm or the stage.
    """

    telling: Telling
    report: EventReport
    headline: bool
    kind: str
    first: str
    last: str
    stem: str
    figures: dict[str, frozenset[float]]
    people: frozenset[str]
    bodies: frozenset[str]
    named: frozenset[str]
    things: tuple[str, ...]
    given: frozenset[str]
    documents: frozenset[str]
    known: bool
    fresh: bool
    beside: bool
    counted: bool
    clause: str
    before: str
    after: str


def read_facts(telling: Telling) -> Facts:
    """Give the facts of a telling."""
    report = telling.report
    near = report.evidence[max(0, report.inset - BEFORE) : report.inset]
    before = tail(near)
    ends = report.inset + report.end - report.start
    run_in = DATELINE.search(report.evidence, ends) is not None
    start = "" if run_in else report.date_start  # the day is that of the dateline
    known = RETOLD.get(report.type, KNOWN)
    objects = [a for a in report.arguments if a.role == "object"]
    agents = [a for a in report.arguments if a.role == "agent"]
    people = frozenset(a.value for a in agents if a.table == "people")
    return Facts(
        telling=telling,
        report=report,
        headline=telling.section == "headline" or run_in,
        kind=kind_of(report.type, report.word),
        first=filled(start, "-01-01") if start else "",
        last=filled(report.date_end or opened(report), "-12-31") if start else "",
        stem=stem(report.place_code),
        figures=figures(report),
        people=people,
        bodies=frozenset(report.agents) - people,
        named=frozenset(a.value for a in objects if a.table not in {"", "counts"}),
        things=tuple(a.value for a in objects if a.table in {"", "counts"}),
        given=frozenset(
            a.value for a in report.arguments if a.role == "recipient" and a.table != ""
        ),
        documents=documents(report),
        known=known.search(before) is not None or goes_on(report, near),
        fresh=FRESH.search(before) is not None or report.evidence.startswith(ASIDE),
        beside=BESIDE.search(before) is not None,
        counted=COUNTED.search(near) is not None,
        clause=before + head(report.evidence[report.inset : report.inset + BEFORE]),
        before=before,
        after=head(report.evidence[ends : ends + BEFORE]),
    )


def goes_on(report: EventReport, near: str) -> bool:
    """Say whether words go on about a patient (该病例…确诊) or ceremony (出席仪式)."""
    if report.type == "casualty":
        return HIM.search(report.evidence[: report.inset]) is not None
    again = {"case_report": CASE, "meeting": ATTENDED}.get(report.type)
    return again is not None and again.search(near) is not None


def documents(report: EventReport) -> frozenset[str]:
    """Give the titles and numbers of the documents named around the trigger of an issue."""
    if report.type != "directive" or not ISSUING & set(report.word):
        return frozenset()
    near = report.evidence[max(0, report.inset - WINDOW) : report.inset + WINDOW]
    return frozenset(title or number for title, number in TITLE.findall(near))


def tail(text: str) -> str:
    """Give what stands after the last mark that ends a clause."""
    found = CLAUSE.search(text)
    return found[0] if found else text


def head(text: str) -> str:
    """Give what stands before the first mark that ends a clause."""
    found = BREAK.search(text)
    return text[: found.start()] if found else text


def opened(report: EventReport) -> str:
    """Give the last day of what begins on a day: what happens once ends with it."""
    return OPEN if report.type in LASTING else report.date_start


def filled(value: str, rest: str) -> str:
    """Fill the month and day a date lacks, so that it compares as text."""
    plain = value.rstrip("~?")
    return plain + rest[len(plain) - 4 :] if 4 <= len(plain) < 10 else plain


def figures(report: EventReport) -> dict[str, frozenset[float]]:
    """Give the figures of a report by unit, people under 人; "" when no unit is told."""
    found: dict[str, set[float]] = defaultdict(set)
    base = report.start - report.inset  # where the evidence begins
    for argument in report.arguments:
        if argument.role == "quantity" and argument.value:
            text = report.evidence[max(0, argument.start - base) : max(0, argument.end - base)]
            value = float(argument.value)
            after = report.evidence[max(0, argument.end - base) :][:NOUN]
            if report.type in CASES and REPORTING.match(after):
                continue  # 31个省报告 counts no cases
            bare = value == report.count_value and unit_of(text, after) == report.count_unit == ""
            found[report.count_object[-1:] if bare else unit_of(text, after)].add(value)
    return {unit: frozenset(values) for unit, values in found.items()}


def unit_of(text: str, after: str) -> str:
    """Give the unit at the end of the words of a count; of 个 the beginning of its noun tells."""
    last = max((m.end() for m in NUMBER.finditer(text)), default=len(text))
    unit = text[last:].strip()
    if unit == "个" and not after.startswith("人"):
        return unit + after
    return "人" if unit in HEADS else unit
