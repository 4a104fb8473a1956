"""The errors that a person reads: one clear sentence, never a traceback."""


class UserError(Exception):
    """Something the user can act on. Its text is one sentence: what is wrong and what would be right."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it, by IPython's name for that: the sentence alone."""
        return [str(self)]


class InterventionError(UserError):
    """What an intervention names is not in this model. `text` is its written form."""

    def __init__(self, sentence: str, text: str) -> None:
        super().__init__(sentence)
        self.text = text


class LostError(UserError):
    """Another program that did some of the work came to its end."""


class UsageError(UserError):
    """The words of a command are off (exit status 2); any other UserError ends with status 1."""
