"""Make the record of a report from its draft."""

from collections.abc import Sequence

from extract.events.cast import role_of
from extract.events.chain import CUMULATIVE, Draft
from extract.events.tokens import Token
from schemas.events import Argument, EventReport, MentionTable
from schemas.mentions import CountMention, DateMention

TURNS = frozenset({"批", "次", "轮", "期", "场"})


def finish(text: str, draft: Draft, evidence: str, inset: int) -> EventReport:
    """Give the report of a draft; `evidence` is its sentence, the trigger at `inset` in it."""
    cast = draft.cast
    objects = unique([*cast.objects, *counted_objects(draft)])
    agents, recipients = unique(cast.agents), unique(cast.recipients)
    value, start, end = date_values(text, draft)
    main = main_count(draft)
    return EventReport(
        start=draft.hit.start,
        end=draft.hit.end,
        rule=f"event.{draft.hit.type}.{draft.hit.trigger.frame}",
        type=draft.hit.type,
        realis=draft.realis,
        word=draft.hit.trigger.word,
        date=value,
        date_start=start,
        date_end=end,
        date_basis=draft.date_basis,
        place=draft.place.name if draft.place else "",
        place_code=draft.place.code if draft.place else "",
        place_basis=draft.place_basis,
        agents=tuple(a.value for a in agents),
        objects=tuple(a.value for a in objects),
        recipients=tuple(a.value for a in recipients),
        count_value=main.value if main else None,
        count_low=main.low if main else None,
        count_high=main.high if main else None,
        count_unit=main.unit if main else "",
        count_object=main.object if main else "",
        evidence=evidence,
        inset=inset,
        arguments=(
            *agents,
            *objects,
            *recipients,
            *times(draft, value),
            *places(draft),
            *quantities(draft),
        ),
    )


def unique(arguments: Sequence[Argument]) -> list[Argument]:
    """Leave out what an earlier argument of the role already says."""
    kept: list[Argument] = []
    for argument in arguments:
        if not any(k.value.endswith(argument.value) for k in kept):
            kept.append(argument)
    return kept


def counted_objects(draft: Draft) -> list[Argument]:
    """Give the counted noun as object when nothing else is."""
    if draft.cast.objects or draft.hit.trigger.frame == "none":
        return []
    said = [a.value for a in (*draft.cast.recipients, *draft.cast.agents)]
    found = []
    passive = draft.hit.trigger.frame in {"object", "motion"}
    for token, _ in draft.counts:
        if token.start < draft.hit.start and not passive:
            continue
        noun = count_of(token.mention).object
        if draft.hit.trigger.word in noun:
            continue
        if noun and not any(s.endswith(noun) or noun.endswith(s) for s in said):
            found.append(at_token("argument.object.counted", "counts", token, noun))
    return found


def at_token(rule: str, table: MentionTable, token: Token, value: str) -> Argument:
    """Give an argument that stands for the mention of a token."""
    return Argument(
        role=role_of(rule), table=table, start=token.start, end=token.end, value=value, rule=rule
    )


def count_of(mention: object) -> CountMention:
    """Give a mention that is known to be a count."""
    assert isinstance(mention, CountMention)
    return mention


def main_count(draft: Draft) -> CountMention | None:
    """Give the count that stands nearest after the trigger, else the nearest before it."""
    if not draft.counts:
        return None
    start = draft.hit.start
    return count_of(
        min(
            (f.token for f in draft.counts),
            key=lambda t: (is_minor(t), t.start < start, abs(t.start - start)),
        ).mention
    )


def is_minor(token: Token) -> bool:
    """Say whether a count is a mere 一 before a classifier, or counts turns (两批共172名)."""
    count = count_of(token.mention)
    return count.value == 1 or count.kind == "event" or count.unit in TURNS


def date_values(text: str, draft: Draft) -> tuple[str, str, str]:
    """Give the EDTF value of a draft's date and its first and last day.

    A total given for a stretch (6月19日至29日…累计) stands at its end.
    """
    if draft.date is None or not isinstance(draft.date.mention, DateMention):
        return "", "", ""
    first = draft.date.mention
    value = first.value
    if draft.date_end is not None and isinstance(draft.date_end.mention, DateMention):
        value = f"{value.split('/')[0]}/{draft.date_end.mention.value.split('/')[-1]}"
    start, _, end = value.partition("/")
    if start == end:  # 22日0时至24时
        value = start
    between = text[draft.date.end : draft.hit.start]
    if end and any(word in between[-4:] for word in CUMULATIVE):
        return end, end, end
    if first.latest == "..":  # 从5月26日起: the event is of that day, the end is open
        return value, start, ""
    return value, first.earliest[:10].strip(".") or start, end or first.latest[:10] or start


def times(draft: Draft, value: str) -> list[Argument]:
    """Give the argument of the date."""
    if draft.date is None:
        return []
    return [at_token(draft.date_rule, "dates", draft.date, value)]


def places(draft: Draft) -> list[Argument]:
    """Give the argument of the place."""
    where = draft.place
    if where is None or where.start < 0:
        return []
    table: MentionTable = "organisations" if where.table == "organisations" else "places"
    rule = draft.place_rule
    return [
        Argument(
            role="place", table=table, start=where.start, end=where.end, value=where.name, rule=rule
        )
    ]


def quantities(draft: Draft) -> list[Argument]:
    """Give the arguments of the counts."""
    found = []
    for token, rule in draft.counts:
        value = count_of(token.mention).value
        shown = "" if value is None else f"{value:.10g}"
        found.append(at_token(rule, "counts", token, shown))
    return found
