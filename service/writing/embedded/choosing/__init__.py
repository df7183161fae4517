"""Which sentences, which lines of them, which facts: what editors and readers would take."""
