"""Whose words a sentence is in, as a whole: one behaviour a test."""

import pytest

from framing import engine
from framing.engine import compare
from framing.engine.attribution import attribute
from framing.engine.values import Attribution, BlockKind, Mention, Span, Text, Voice
from tests.engine.attribution.helpers import make_text, mentions_of, voices

NAMES = ("Jana Vogt", "Vogt", "Ole Brand", "Ostheim")
OUTLET, QUOTED, REPORTED, MIXED = Voice.OUTLET, Voice.QUOTED, Voice.REPORTED, Voice.MIXED


def last(*blocks: str, language: str = "de") -> Attribution:
    return voices(*blocks, names=NAMES, language=language)[-1]


def seen(*blocks: str, language: str = "de") -> list[tuple[Voice, str | None]]:
    return [(a.voice, a.speaker) for a in voices(*blocks, names=NAMES, language=language)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Der Bau beginnt nach Lindgards Worten im Mai.", "Lindgard"),
        ("Es war nach Lindgards Wahl still.", None),
    ],
)
def test_a_name_may_own_the_word_for_a_report(sentence: str, who: str | None) -> None:
    read = engine.read(engine.Text("a", f"Tove Lindgard kam an. {sentence}", "de"))
    assert read.claims[-1].speaker == who


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bauen den Damm neu“, sagte Vogt.",
        "“Wir bauen den Damm neu”, sagte Vogt.",
        '"Wir bauen den Damm neu", sagte Vogt.',
        "»Wir bauen den Damm neu«, sagte Vogt.",
        "«Wir bauen den Damm neu», sagte Vogt.",
        "‚Wir bauen den Damm neu‘, sagte Vogt.",
        "Vogt sagte: „Wir bauen den Damm neu.“",
        "„Wir bauen den Damm neu“, lachte Vogt.",
        "Vogt lachte: „Wir bauen den Damm neu.“",
        "„Neu“, sagte Vogt.",
    ],
)
def test_a_quotation_with_its_speaker_is_quoted(text: str) -> None:
    found = last(text)
    assert (found.voice, found.speaker) == (QUOTED, "Vogt")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Damm ist nach Angaben des Innenministeriums dicht.", "Innenministerium"),
        ("Der Damm ist nach Behördenangaben dicht.", "Behörden"),
        ("Der Damm ist dicht, so Vogt.", "Vogt"),
        ("Dem Leiter der Feuerwehr zufolge ist der Damm dicht.", "Leiter"),
        ("Laut dem Magazin „Der Deich“ ist der Damm dicht.", "Der Deich"),
        ("Laut deich-bote.de ist der Damm dicht.", "deich-bote.de"),
        ("Der Leiter des Amtes, Ole Brand, sagte, dass der Damm dicht ist.", "Ole Brand"),
        ("Ole Brand, der Leiter des Amtes, sagte, dass der Damm dicht ist.", "Ole Brand"),
        ("Ole Brand, der seit Jahren warnt, sagte, dass der Damm dicht ist.", "Ole Brand"),
        ("Ein Sprecher des Amtes, Ole Brand, sagte, dass der Damm dicht ist.", "Ole Brand"),
        ("Ein Sprecher des Amtes, Oberst Ole Brand, sagte, der Damm sei dicht.", "Ole Brand"),
        ("Ein Sprecher des Amtes, den Ole Brand berief, sagte, der Damm sei dicht.", "Amt"),
        ("Der Wortlaut liegt den Behörden nach eigenen Angaben vor.", "Behörden"),
        ("Ole Brand hat seinen Hof nach eigenen Angaben verlassen.", "Ole Brand"),
        ("Der Rat (DRB) sagte, dass der Damm dicht ist.", "Rat"),
        ("Am Montag hat Ole Brand gesagt, dass der Damm dicht ist.", "Ole Brand"),
        ("Wie der Rat der Stadt mitteilte, ist der Damm dicht.", "Rat"),
        ("Die Räumung bezeichnete Vogt als falsch.", "Vogt"),
        ("Die Köche sind der Ansicht, der Damm sei dicht.", "Köche"),
        ("In dem Schreiben heißt es, dass der Damm dicht ist.", "Schreiben"),
        ("Das Ufer am Amt, heißt es im Bericht, ist dicht.", "Bericht"),
        ("Zum Glück heißt es im Bericht, dass der Damm dicht ist.", "Bericht"),
        ("Hier heißt es, dass der Damm dicht ist.", None),
        ("Die Wirtin lacht, sagt aber, dass der Keller voll ist.", "Wirtin"),
        ("Der Damm ist dicht, teilte das Amt mit", "Amt"),
        ("Nach Angaben des Kongresses ist der Damm dicht.", "Kongress"),
        ("Der Rat wurde von Vogt aufgefordert, den Damm zu bauen.", "Vogt"),
        ("Am Ufer hat der Rat (am Montag) bekanntgegeben, dass der Damm hält.", "Rat"),
        ("(Am Montag) verkündet ist, dass der Damm hält.", None),
        ("Der Damm ist nach Deichverbandsangaben dicht.", "Deichverband"),
        ("Das Haus am See bestätigte, dass der Damm dicht ist.", "Haus"),
        ("Knapp 400 Gäste erkrankten, meldet dpa.", "dpa"),
        ("Knapp 400 Gäste erkrankten, meldet die Zeitung.", "Zeitung"),
        ("Leute von außen steckten dahinter, sagte Vogt.", "Vogt"),
        ("Ställe, Zäune und Brunnen seien zerstört worden, sagte Vogt.", "Vogt"),
        ("Die Häuser am Fluss, sagte der Müller, seien zerstört.", "Müller"),
        ("Wie viele Gäste kamen, sei noch offen.", None),
        ("Die Pläne nannte Vogt einen Irrtum.", "Vogt"),
        ("Die Pläne bezeichnete der Müller als Irrtum.", "Müller"),
        ("Räte ohne Grenzen teilte gestern mit, drei Boote seien da.", "Räte"),
        ("Die Wirtin nannte 90 Absagen.", "Wirtin"),
        ("Der Damm hält, wie Ole Brand, der Leiter des Amtes, sagte.", "Ole Brand"),
        ("Die Partei, auf deren Listen Vogt stand, forderte einen Damm.", "Partei"),
        ("Ole Brand, ein Gast vom Amt sagte, dass der Damm dicht ist.", "Ole Brand"),
        ("Die Wehr zählte zwölf Verletzte, wie sie am Abend mitteilte.", "Wehr"),
        ("Die Lage sei ernst, wie sie am Abend mitteilte.", None),
        ("Zwölf Gäste kamen, wie sie am Abend mitteilte.", None),
        ("Die Wehr fing eigenen Angaben zufolge vier Männer.", "Wehr"),
        ("Die Wirtin sah nach eigenen Worten am Montag den Damm.", "Wirtin"),
    ],
)
def test_reported_speech_names_its_speaker(text: str, speaker: str | None) -> None:
    found = last(text)
    assert (found.voice, found.speaker) == (REPORTED, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm ist gebrochen.",
        "Das Vorgehen der „Helfer“ war gut geplant.",
        "Ich habe den Damm gesehen.",
        "Der Damm wird 2030 gebaut, sei es aus Holz oder aus Stein.",
        "Der Damm hält, es sei denn, das Wasser steigt.",
        "Der Damm hält, wie dem auch sei.",
        "Der Damm soll 2030 gebaut werden.",
        "Der weite Weg und die warme Stube lockten.",
        "Das reiche Ostheim baut einen Damm.",
        "Die geforderten Reformen kamen spät.",
        "Dazu ist nichts zu sagen, weil der Damm hält, was er soll.",
        "Man kann nicht sagen, wann der Damm bricht.",
        "Die Jury sprach den Müller frei.",
        "Das Gesetz gilt nach dem Beschluss.",
        "Der Film „Ein Damm bricht in der Nacht“ läuft seit Montag im Kino.",
        "So Kleines zählt, so groß es ist.",
        "Zufolge ist ein altes Wort.",
        "Der Bach trat über das Ufer, so er konnte.",
        "Vogt lachte:",
        "Vogt sagte:",
        "Er wurde von allen Meister genannt.",
        "Der Film nennt keine Namen, die Wirtin nannte",
        "Den Damm, den Vogt den Alten nennt, gibt es noch.",
        "Einen Damm, wie ihn der Verein fordert, lehnte er ab.",
        "Die amtlich verkündete „Ruhe am Damm“ gab es nicht.",
        "Das gestern verkündete Urteil gilt.",
        "Es ist offen, warum Vogt fehlte, weil man sich das nicht erklären kann.",
    ],
)
def test_the_outlet_says_it_itself(text: str) -> None:
    assert last(text) == Attribution(OUTLET, quotes=last(text).quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Das allerdings bestritt die Behörde.",
        "Die zwei sagten, der Damm sei dicht.",
        "Die Leute dort berichteten von Wasser.",
        "Der Müller, der später berichtete, der Damm sei dicht, ist fort.",
    ],
)
def test_a_verb_behind_an_article_and_adverbs_is_one(text: str) -> None:
    assert last(text).voice is REPORTED


def test_short_quoted_terms_are_listed() -> None:
    text = "Das Vorgehen der „Helfer“ war gut."
    assert last(text).quotes == (Span(text.index("„"), text.index("“") + 1),)


def test_a_quotation_inside_reported_speech_is_mixed() -> None:
    found = last("Vogt sagte, der Damm sei „so gut wie neu“ und dicht wie eh und je.")
    assert (found.voice, found.speaker) == (MIXED, "Vogt")


@pytest.mark.parametrize("marks", ["–{}–", "({})"])
def test_a_source_set_apart_makes_it_mixed(marks: str) -> None:
    aside = marks.format(" laut dem Amt 300 ").replace("( ", "(").replace(" )", ")")
    found = last(f"Und die vielen {aside} Helfer kamen aus dem Tal.")
    assert (found.voice, found.speaker) == (MIXED, "Amt")


def test_half_a_sentence_in_quotation_marks_is_quoted() -> None:
    assert last("Stark: „Das Wasser kam in der Nacht und nahm alles mit“.").voice is QUOTED
    assert last("Vogt sah „eine große Lücke im neuen Damm“.").speaker == "Vogt"


def test_reported_speech_goes_on_in_the_konjunktiv() -> None:
    assert seen("Jana Vogt sagte, der Damm halte. | Die Lage sei ruhig. | Es regnete.") == [
        (REPORTED, "Jana Vogt"),
        (REPORTED, "Jana Vogt"),
        (OUTLET, None),
    ]


@pytest.mark.parametrize("verb", ["hätten", "kämen", "würden"])
def test_konjunktiv_ii_goes_on_but_does_not_begin(verb: str) -> None:
    text = f"Die Helfer {verb} aus dem Tal."
    assert seen(f"Vogt sagte, der Damm halte. | {text}")[1] == (REPORTED, "Vogt")
    assert seen(text) == [(OUTLET, None)]


def test_a_noun_follows_a_konjunktiv_too() -> None:
    assert last("Der Damm habe Risse.").voice is REPORTED
    assert last("Es regnete, weil es eben regne").voice is REPORTED


def test_after_the_outlet_a_konjunktiv_belongs_to_whom_it_spoke_of() -> None:
    assert seen("Ole Brand prüft den Damm. | Die Lage sei ruhig.")[1] == (REPORTED, "Ole Brand")


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        ("Der Bürgermeister sagte, der Damm halte.", "Er", "Bürgermeister"),
        ("Die Wirtin sagte, der Damm halte.", "Sie", "Wirtin"),
        ("Die Wirtin sagte, der Damm halte.", "Er", None),
        ("Das Amt sagte, der Damm halte.", "Er", None),
        ("Ole Brand prüfte den Damm.", "Er", "Ole Brand"),
        ("Straßen und Häuser standen im Wasser.", "Er", None),
    ],
)
def test_a_pronoun_is_whoever_fits(before: str, pronoun: str, speaker: str | None) -> None:
    found = seen(f"{before} | {pronoun} sagte, dass das Wasser fällt.")
    assert found[1] == (REPORTED, speaker)


@pytest.mark.parametrize(
    ("who", "pronoun", "speaker"),
    [
        ("Ole Merwin", "er", "Ole Merwin"),
        ("Merwin", "er", "Merwin"),
        ("Ministerin Ute Brand", "sie", "Ute Brand"),
        ("Ministerin Ute Brand", "er", None),
    ],
)
def test_how_a_name_ends_shows_no_gender(who: str, pronoun: str, speaker: str | None) -> None:
    text = f"Der Damm halte, sagte {who}. Das Wasser falle, sagte {pronoun}."
    (reading,) = compare([Text("a", text, "de")]).readings
    assert reading.claims[1].speaker == speaker


def test_a_possessive_source_is_whoever_spoke() -> None:
    found = seen("Die Wirtin sprach lange. | Nach ihren Angaben ist der Keller voll.")
    assert found[1] == (REPORTED, "Wirtin")


def test_own_statements_without_a_subject_have_no_speaker() -> None:
    assert seen("Nach eigenen Angaben regnete es.") == [(REPORTED, None)]


def test_a_genitive_name_loses_its_s() -> None:
    clean, sentences = make_text("Nach Auffassung Vogts ist der Damm dicht.")
    at = clean.text.index("Vogts")
    mention = Mention(Span(at, at + 5), "Vogts", "vogt")
    assert attribute(clean, sentences, [mention], "de")[0].speaker == "Vogt"


def test_a_rumour_has_no_speaker() -> None:
    found = last("Ole Brand prüft den Damm. | Der Müller soll geflohen sein.")
    assert (found.voice, found.speaker, found.hedged) == (REPORTED, None, True)


@pytest.mark.parametrize("text", ["Haben soll er ihn.", "Er, der geflohen sein soll, schweigt."])
def test_soll_at_the_end_of_its_clause(text: str) -> None:
    assert last(text).hedged == ("geflohen" in text)


def test_das_sagte_speaks_of_the_sentence_before() -> None:
    found = seen("Der Damm ist dicht. | Das teilte am Montag das Amt mit.")
    assert found == [(REPORTED, "Amt"), (REPORTED, "Amt")]


def test_das_sagte_leaves_what_has_a_speaker() -> None:
    found = seen("Laut Vogt ist der Damm dicht. | Das bestätigte – ohne Zögern – Ole Brand.")
    assert found == [(REPORTED, "Vogt"), (REPORTED, "Ole Brand")]


def test_a_colon_hands_over_to_the_next_sentence() -> None:
    found = seen("Vogt sagte:", "„Wir bauen den Damm neu.“")
    assert found == [(OUTLET, None), (QUOTED, "Vogt")]


def test_a_colon_without_a_name_leaves_the_last_speaker() -> None:
    assert seen("Dann:", "„Wir bauen den Damm neu.“") == [(OUTLET, None), (QUOTED, None)]


def test_all_sentences_of_a_quotation_have_the_speaker_named_at_its_end() -> None:
    found = seen("Es regnete. | „Wir bleiben. | Wir gehen nicht“, sagte Vogt. | „Nie mehr wieder.“")
    assert found[1:] == [(QUOTED, "Vogt")] * 3


def test_a_quotation_runs_on_into_the_next_paragraph() -> None:
    found = seen("„Wir bleiben hier", "Wir gehen nicht“, sagte Vogt.", "Es regnete.")
    assert found == [(QUOTED, "Vogt"), (QUOTED, "Vogt"), (OUTLET, None)]


def test_a_quotation_opened_anew_in_each_paragraph_is_one() -> None:
    assert [
        voice for voice, _ in seen("„Wir bleiben hier", "„Wir gehen nicht weg“", "Gut so.")
    ] == [
        QUOTED,
        QUOTED,
        OUTLET,
    ]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    assert [voice for voice, _ in seen("„Wir bleiben hier", "Es regnete.")] == [QUOTED, OUTLET]


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert last("Der Damm“ hält und hält.").voice is OUTLET


def test_nested_sources_are_listed_nearest_first() -> None:
    text = "Nach Angaben des Amtes, die der Rundfunk zitierte, brach der Damm."
    assert last(text).chain == ("Amt", "Rundfunk")


@pytest.mark.parametrize(
    "text",
    [
        "Der Rundfunk zitiert Vogt mit den Worten: „Wir bauen den Damm neu.“",
        "Vogt wird von dem Rundfunk mit den Worten zitiert: „Wir bauen den Damm neu.“",
        "Wie der Rundfunk berichtet, sagte Vogt, dass der Damm hält.",
    ],
)
def test_who_passes_it_on_stands_behind_who_said_it(text: str) -> None:
    assert last(text).chain == ("Vogt", "Rundfunk")


def test_a_block_quote_belongs_to_the_last_speaker() -> None:
    found = voices("Vogt sagte:", (BlockKind.QUOTE, "Wir bauen neu."), names=NAMES)
    assert (found[1].voice, found[1].speaker) == (QUOTED, "Vogt")


def test_a_block_quote_without_a_speaker() -> None:
    found = voices((BlockKind.QUOTE, "Wir bauen neu."))
    assert (found[0].voice, found[0].speaker) == (QUOTED, None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials say 20 people died.", "Officials"),
        ("Jana Vogt said the dam was safe.", "Jana Vogt"),
        ("They said that the dam was safe.", None),
        ("It was reported that the dam was safe.", None),
        ("The dam is safe, Jana Vogt said.", "Jana Vogt"),
        ("The dam is safe, the water board said on Monday.", "water board"),
        ("The water would fall, Jana Vogt added.", "Jana Vogt"),
        ("Jana Vogt called the dam a gift.", "Jana Vogt"),
        ("Jana Vogt described the plan as a mistake.", "Jana Vogt"),
        ("The strike, which officials said began on Monday, is over.", "officials"),
    ],
)
def test_english_reports(text: str, speaker: str | None) -> None:
    found = last(text, language="en")
    assert (found.voice, found.speaker) == (REPORTED, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Residents were told to leave.",
        "The report was short.",
        "Saying that is easy.",
        "When the dam was full, Jana Vogt called on Monday.",
        "The road is called a drive.",
    ],
)
def test_english_words_of_the_outlet(text: str) -> None:
    assert last(text, language="en").voice is OUTLET


def test_english_sets_the_comma_inside() -> None:
    found = last("“We are staying here,” Jana Vogt said.", language="en")
    assert (found.voice, found.speaker) == (QUOTED, "Jana Vogt")


def test_english_quotation_ends_before_the_name() -> None:
    found = last("“We are staying here,” Mayor Jana Vogt told reporters.", language="en")
    assert (found.voice, found.speaker) == (QUOTED, "Jana Vogt")


def test_english_quotation_ends_before_the_office() -> None:
    text = "“We are staying here,” the mayor, Jana Vogt, told Radio East."
    assert last(text, language="en").speaker == "Jana Vogt"


def test_without_a_name_in_commas_nobody_is_made_one() -> None:
    found = last("The dam has held, the mayor, an engineer, said.", language="en")
    assert found.speaker not in {"Jana Vogt", "dam"}


@pytest.mark.parametrize("bound", ["Gut", "Knapp", "Rund", "Fast"])
def test_a_word_before_a_number_is_nobody(bound: str) -> None:
    assert last(f"{bound} zwei Wochen nach dem Brand zählt Ostheim 21 Tote.").speaker != bound


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen people have died in the flood, the head of the council, Jana Vogt, said.",
        "The dam will stay closed, the mayor, Jana Vogt, told reporters on Monday.",
        "Nineteen people have died in the flood, Jana Vogt, the mayor, said.",
    ],
)
def test_a_name_in_commas_before_the_verb_is_who_speaks(text: str) -> None:
    assert last(text, language="en").speaker == "Jana Vogt"


def test_an_english_verb_ends_the_subject() -> None:
    text = "The council blamed rain for it. | They said the dam was old."
    assert seen(text, language="en")[1] == (REPORTED, "council")


def test_english_pronouns_stand_for_who_spoke() -> None:
    text = (
        "Jana Vogt said the dam was safe. | The water would fall, she added. | It is old, she said."
    )
    assert seen(text, language="en") == [(REPORTED, "Jana Vogt")] * 3


def test_a_pronoun_behind_the_object_is_the_subject() -> None:
    text = "Der Müller trat zurück. | Die Pläne bezeichnete er als Irrtum."
    assert seen(text) == [(OUTLET, None), (REPORTED, "Müller")]


def test_russian_quotation_with_its_speaker() -> None:
    assert seen("«Плотина цела и суха», заявил мэр.", language="ru") == [(QUOTED, "мэр")]


def test_another_language_is_read_by_its_quotation_marks() -> None:
    assert seen("« Nous restons ici »", language="fr")[0][0] is OUTLET
    assert seen("«Nous restons ici»", language="fr")[0][0] is QUOTED


def test_the_answer_does_not_hang_on_the_order_of_mentions() -> None:
    clean, sentences = make_text("Jana Vogt sagte, dass Ole Brand geht.")
    mentions = mentions_of(clean, NAMES)
    assert attribute(clean, sentences, mentions, "de") == attribute(
        clean, sentences, mentions[::-1], "de"
    )


def test_no_sentences_no_attributions() -> None:
    assert voices((BlockKind.HEADING, "Der Damm")) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Damm war nach Einschätzung der Wehr „im Großen und Ganzen“ dicht.", "Wehr"),
        ("Den Grund nannte der Müller „einen technischen Fehler“.", "Müller"),
    ],
)
def test_quoted_words_that_begin_small_are_no_speaker(text: str, speaker: str) -> None:
    assert (last(text).voice, last(text).speaker) == (MIXED, speaker)


def test_a_title_with_a_full_stop_belongs_to_the_name() -> None:
    found = voices("Dr. Mara Klee spricht von einem „Irrtum“.", names=["Mara Klee"])
    assert [each.speaker for each in found] == ["Mara Klee"]


def test_english_it_is_nobody() -> None:
    assert seen("It said that the dam held.", language="en") == [(REPORTED, None)]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The police suspect that he fled.", True),
        ("He is a suspect.", False),
        ("The guard is no longer the suspect.", False),
    ],
)
def test_a_noun_is_no_verb_of_doubt(text: str, *, hedged: bool) -> None:
    assert last(text, language="en").hedged is hedged
