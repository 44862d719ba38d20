"""Who is who: mentions to entities with stable keys, in an article and across articles and languages."""
