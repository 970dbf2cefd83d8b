"""Rule packs and word lists, written in the rule language."""
