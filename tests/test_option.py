from scoutview.option import take_option


def test_an_option_is_taken_wherever_it_stands() -> None:
    words = ["--tongue=a", "show", "--tongue", "b", "x=1", "--", "--tongue=c"]
    assert take_option(words, "--tongue") == (["a", "b"], ["show", "x=1", "--", "--tongue=c"])


def test_a_value_that_is_missing_is_empty() -> None:
    assert take_option(["--tongue"], "--tongue") == ([""], [])
    assert take_option(["--tongue=", "x"], "--tongue") == ([""], ["x"])
