"""Whatever a model answers: no crash, no quote that is not in the text, nothing verified that its sentence does not name."""

import json
import random
from typing import Any

import pytest

from lading.claims.extractor import Extractor
from lading.claims.llm.prompt import load_prompt
from lading.claims.llm.reply import BrokenReplyError, parse_reply
from lading.claims.llm.schema import VALUES
from lading.model.claim import MentionKind, Polarity, Predicate, Stance, Tier
from tests.claims.llm.conftest import Ask, answer, claim, document, name

TEXTS = {
    "en": "TSK-Vektor, a “Moscow” firm, supplied 1,800 engines to Kupol’s plant.\n\n- Kupol did not pay $2.5 million.\n\nWho?",
    "ru": "«ТСК-Вектор» поставила 1 800 двигателей заводу «Купол» (ИНН 7725575432).\n\nКупол это отрицает, сообщил Reuters.",
    "zh": "“厦门林巴赫”公司向IEMZ库波尔供应了1800台发动机，路透社称。\n\n库波尔否认。該公司未回應。",
}


def pick(chance: random.Random, text: str) -> str:
    """A stretch of the text, or nearly."""
    start = chance.randrange(len(text))
    words = text[start : start + chance.choice([0, 1, 3, 8, 20, 200])]
    return chance.choice([words, words.strip(), words.replace("“", '"'), words + "x", words[::-1]])


def invent(chance: random.Random, text: str) -> str:
    """An answer that has the right shape and may say anything."""
    rows = [
        name(f"N{n}", pick(chance, text), chance.choice(list(MentionKind)), chance.randrange(-1, 5)) for n in range(6)
    ]
    ids = ["", "P1", "P2", "P3", "N9", *(row["id"] for row in rows)]

    def one() -> dict[str, Any]:
        return claim(
            predicate=chance.choice(list(Predicate)), subject=chance.choice(ids), object=chance.choice(ids),
            item=chance.choice(ids), sentences=[chance.randrange(-1, 5) for _ in range(chance.randrange(1, 4))],
            words=pick(chance, text), polarity=chance.choice(list(Polarity)), stance=chance.choice(list(Stance)),
            attribution=chance.sample(ids, 2), relayed_by=chance.choice(ids),
            values=[{"kind": chance.choice(VALUES), "words": pick(chance, text)}],
        )  # fmt: skip

    return answer(*(one() for _ in range(40)), names=tuple(rows))


@pytest.mark.parametrize("language", TEXTS)
def test_invented_answers_never_enter_unseen(ask: Ask, readers: tuple[Extractor, ...], language: str) -> None:
    chance = random.Random(3)  # noqa: S311  # the same answers every time
    text = TEXTS[language]
    made = 0
    for _ in range(12):
        reading = ask(text, invent(chance, text), language=language, readers=readers if chance.random() < 0.3 else ())
        for found in reading.claims:
            made += 1
            assert found.evidence.exact == text[found.evidence.span.start : found.evidence.span.end]
            for mention in (found.subject, found.object, found.item):
                if mention is not None and found.tier is Tier.VERIFIED and found.method.startswith("llm"):
                    assert found.evidence.span.covers(mention.span)
    assert made


def test_mutilated_json_is_an_answer_or_none() -> None:
    chance = random.Random(5)  # noqa: S311  # the same answers every time
    whole = invent(chance, TEXTS["en"])
    for _ in range(300):
        cut = chance.randrange(len(whole))
        mutilated = chance.choice(
            [whole[:cut], whole[:cut] + chance.choice('{}[]",:x\\') + whole[cut + 1 :], whole[cut:]]
        )
        try:
            parse_reply(mutilated)
        except BrokenReplyError:
            continue


def test_the_schema_and_the_instructions_speak_of_the_same_things() -> None:
    prompt = load_prompt()
    schema = json.loads(prompt.schema)
    row = schema["properties"]["claims"]["items"]
    assert all(f"`{key}`" in prompt.text for key in (*row["required"], "id", "sentence", "kind"))
    assert all(predicate.value in prompt.text for predicate in Predicate)
    assert all(stance.value in prompt.text for stance in Stance)
    assert all(kind.value in prompt.text for kind in MentionKind)
    assert all(kind in prompt.text for kind in VALUES)
    assert document("x").blocks
