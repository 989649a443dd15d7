# A package of Django; what it is made of lies beside it.
