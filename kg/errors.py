"""The errors that reach a user: one clear line that names the input and says what to do."""


class KgError(Exception):
    """Base of every error that khabar raises on purpose; its message is fit to be shown as it is."""


class InputError(KgError):
    """An article, folder or graph that cannot be read."""


class ModelError(KgError):
    """Stanza models that are missing, damaged or cannot be downloaded."""


class VocabularyError(KgError):
    """A table or ontology file that contradicts itself or the graph contract."""


class QueryError(KgError):
    """A SPARQL query that cannot be parsed or run."""
