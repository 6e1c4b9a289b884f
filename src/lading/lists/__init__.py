"""Published lists: bytes to statements. One module and one YAML a list; `recognise` and `parse_list` are the doors."""
