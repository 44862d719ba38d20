"""Who takes part in an event and as what: the roles of a predicate and those who fill them."""
