"""Which mentions are one person, place or organisation, and why."""

import pytest

from extract.entities import affiliations, gather_entities, person_entity
from schemas.mentions import Mentions, OrganisationMention, PersonMention
from schemas.rows import OrganisationRow, PersonRow, PlaceRow


def span(doc, start, text):
    here = {"doc_id": doc, "sentence_id": f"{doc}#char=0,99", "text": text, "section": "body"}
    offsets = {"start": start, "end": start + len(text)}
    raw = {"raw_start": start, "raw_end": start + len(text)}
    return {"id": f"{doc}#char={start},{start + len(text)}", **here, **offsets, **raw}


def person(doc, start, name, entity_id):
    return PersonRow(**span(doc, start, name), rule="person.tagger", name=name, entity_id=entity_id)


def place(doc, start, text, name, code, entity_id):
    row = span(doc, start, text) | {"rule": "place.chain", "name": name, "code": code}
    return PlaceRow(**row, level="county", basis="unique", entity_id=entity_id)


def body(doc, start, text, name, rule):
    row = span(doc, start, text) | {"name": name, "rule": rule, "kind": "government"}
    return OrganisationRow(**row, entity_id=f"organisation/{name}")


MERGES = {
    "one mention": ([place("a", 0, "昆山", "昆山市", "320583", "place/320583")], ()),
    "divisions": (
        [place(d, 0, "昆山", "昆山市", "320583", "place/320583") for d in "ab"],
        ("same code",),
    ),
    "sites": (
        [place(d, 0, "光明桥", "光明桥", "320583", "place/320583/光明桥") for d in "ab"],
        ("same name in one division",),
    ),
    "unsettled places": (
        [place("a", n, "光明桥", "光明桥", "", "place/a/光明桥") for n in (0, 9)],
        ("same name in one document",),
    ),
    "people of one body": (
        [person(d, 0, "龚霖", "person/龚霖@县医院") for d in "ab"],
        ("same name and organisation",),
    ),
    "people on a page": (
        [person("a", n, "龚霖", "person/龚霖@a") for n in (0, 9)],
        ("same name in one document",),
    ),
    "bodies": (
        [
            body("a", 0, "外交部", "外交部", "organisation.standing"),
            body("b", 0, "人社部", "人力资源和社会保障部", "organisation.standing"),
        ],
        (),
    ),
    "forms of a body": (
        [
            body("a", 0, "昆山市公安局", "昆山市公安局", "organisation.place"),
            body("a", 20, "市公安局", "昆山市公安局", "organisation.level"),
            body("a", 40, "昆山公安", "昆山市公安局", "organisation.repeat"),
        ],
        ("owner made explicit", "same full name", "short form of the page"),
    ),
    "short names": (
        [body(d, 0, "人社部", "人力资源和社会保障部", "organisation.standing") for d in "ab"],
        ("known short form",),
    ),
}


@pytest.mark.parametrize("rows, reasons", MERGES.values(), ids=MERGES)
def test_every_merge_has_a_reason(rows, reasons):
    found = gather_entities(rows)
    assert found == gather_entities(reversed(rows))
    assert {entity.merge_reason for entity in found} == {reasons}


def ids(text, *named):
    """Give the entity ids of people, each told by the name and the body before it."""
    people, bodies, at = [], [], 0
    for name, organisation in named:
        start = text.index(organisation + name, at) + len(organisation)
        at = start + len(name)
        own = (organisation,) if organisation else ()
        people.append(
            PersonMention(start=start, end=at, rule="person.tagger", name=name, organisation=own)
        )
        if organisation:
            first = start - len(organisation)
            bodies.append(
                OrganisationMention(
                    start=first, end=start, rule="organisation.name", name=f"昆山{organisation}",
                    kind="company",
                )
            )  # fmt: skip
    mentions = Mentions(people=tuple(people), organisations=tuple(bodies))
    belongs = affiliations(text, mentions, "a")
    return [person_entity(p, belongs) for p in people]


def test_a_name_on_a_page_is_one_person():
    text = "龚霖来了。机床厂龚霖说好。协会龚霖也说好。"
    assert (
        ids(text, ("龚霖", ""), ("龚霖", "机床厂"), ("龚霖", "协会"))
        == ["person/龚霖@昆山机床厂"] * 3
    )


def test_two_of_a_name_in_one_sentence_are_two():
    text = "机床厂龚霖和协会龚霖握手,龚霖笑了。"
    assert ids(text, ("龚霖", "机床厂"), ("龚霖", "协会")) == [
        "person/龚霖@昆山机床厂",
        "person/龚霖@昆山协会",
    ]


def test_people_without_a_body_stay_with_the_page():
    assert ids("龚霖来了。", ("龚霖", "")) == ["person/龚霖@a"]
