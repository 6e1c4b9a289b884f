from lading.documents.rows import find_tables


def test_one_line_alone_is_no_table() -> None:
    assert find_tables(["a\tb\tc", "a sentence"]) == ()


def test_tables_with_other_columns_are_other_tables() -> None:
    tables = find_tables(["a\tb", "1\t2", "x\ty\tz", "1\t2\t3"])
    assert [(table.first, table.last) for table in tables] == [(0, 1), (2, 3)]


def test_a_pipe_in_a_sentence_makes_no_table() -> None:
    assert find_tables(["Kupol | Izhevsk", "TSK Vektor | Irkutsk"]) == ()


def test_an_empty_first_value_does_not_move_the_others() -> None:
    (table,) = find_tables(["no\titem", "\tA140"])
    assert [cell.column for cell in table.cells(1, at=0)] == ["item"]
