from lading.names.analyze import LONGEST, analyze_name
from lading.names.kinds import NameKind
from lading.names.tables import NameTables
from lading.names.words import Name, Role


def read(text: str, tables: NameTables, kind: NameKind = NameKind.ORGANISATION) -> Name:
    return analyze_name(text, kind, tables=tables)


def test_a_company_has_legal_form_place_generic_words_and_a_core(tables: NameTables) -> None:
    name = read("Joint Stock Company Izhevsk Electromechanical Plant Kupol", tables)
    roles = [(word.text, word.role) for word in name.words]
    assert roles == [
        ("Joint Stock Company", Role.LEGAL_FORM),
        ("Izhevsk", Role.PLACE),
        ("Electromechanical", Role.GENERIC),
        ("Plant", Role.GENERIC),
        ("Kupol", Role.CORE),
    ]


def test_translations_of_a_word_share_a_key(tables: NameTables) -> None:
    keys = [read(text, tables).words[0].key for text in ("завод", "zavod", "plant", "工厂", "کارخانه")]
    assert set(keys) == {"=plant"}


def test_a_legal_form_is_known_in_every_romanisation(tables: NameTables) -> None:
    for text in ("Общество с ограниченной ответственностью", "OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU", "ООО"):
        assert [word.key for word in read(text, tables).words] == ["=llc"], text


def test_a_han_name_is_cut_into_known_words_and_a_core(tables: NameTables) -> None:
    keys = [word.key for word in read("湖南浩天翼航空技术有限公司", tables).words]
    assert keys == ["=hunan", "haotianyi", "=aviation", "=technology", "=ltd"]


def test_traditional_characters_read_as_simplified_ones(tables: NameTables) -> None:
    keys = [
        [word.key for word in read(text, tables).words]
        for text in ("麥克維爾工業貿易有限公司", "麦克维尔工业贸易有限公司")
    ]
    assert keys[0] == keys[1]


def test_a_person_has_given_name_patronymic_and_surname(tables: NameTables) -> None:
    name = read("YAMSHCHIKOV, Artem Mikhailovich", tables, NameKind.PERSON)
    assert [word.role for word in name.words] == [Role.CORE, Role.CORE, Role.PATRONYMIC]


def test_a_surname_on_vich_is_no_patronymic(tables: NameTables) -> None:
    words = read("Sergey STANKEVICH", tables, NameKind.PERSON).having(Role.PATRONYMIC)
    assert words == ()


def test_initials_titles_and_particles_are_told_apart(tables: NameTables) -> None:
    name = read("Dr A. al-Zawahiri", tables, NameKind.PERSON)
    assert [word.role for word in name.words] == [Role.TITLE, Role.INITIAL, Role.PARTICLE, Role.CORE]


def test_a_name_repeated_in_brackets_is_read_once(tables: NameTables) -> None:
    once = read("Общество с ограниченной ответственностью «Искусство Логистики»", tables)
    twice = read("Общество с ограниченной ответственностью «Искусство Логистики» (ООО «Искусство Логистики»)", tables)
    assert [word.key for word in twice.words] == [word.key for word in once.words]


def test_dotted_abbreviations_are_one_word(tables: NameTables) -> None:
    assert read("N.P.T.T. Dona", tables).words[0].latin == "nptt"


def test_numbers_are_words_of_their_own(tables: NameTables) -> None:
    assert [word.key for word in read("558 АРЗ", tables).words] == ["#558", "=repair"]


def test_texts_without_letters_have_no_words(tables: NameTables) -> None:
    for text in ("", "   ", "—", "\u200f\u202e", "...", "()"):
        assert read(text, tables).words == (), repr(text)


def test_a_pasted_page_is_cut(tables: NameTables) -> None:
    assert len(read("x" * 10_000, tables).words[0].latin) == LONGEST


def test_a_digit_inside_a_word_of_a_persons_name_is_read_as_a_letter(tables: NameTables) -> None:
    words = [word.latin for word in read("I9or Sech1n", tables, NameKind.PERSON).words]
    assert words == ["igor", "sechin"]
    assert read("Plant 558", tables).having(Role.NUMBER)[0].key == "#558"
    assert [word.latin for word in read("Kim 3", tables, NameKind.PERSON).words] == ["kim", "3"]


def test_numbers_in_words_and_ordinals_are_numbers(tables: NameTables) -> None:
    for text, number in (
        ("Brigade Forty-Four", "#44"),
        ("3rd Shipyard", "#3"),
        ("Третий завод", "#3"),
        ("Three Percenters", "#3"),
    ):
        assert [word.key for word in read(text, tables).having(Role.NUMBER)] == [number], text


def test_a_legal_form_written_on_to_a_word_is_cut_off(tables: NameTables) -> None:
    for text in ("SiemensAG", "KupolLLC", "КуполООО"):
        assert len(read(text, tables).having(Role.LEGAL_FORM)) == 1, text
    assert len(read("SAGA", tables).words) == len(read("LUKSAG", tables).words) == 1
