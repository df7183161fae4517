"""A large teacher and the support network as its student, on one GPU, against the clock.

Learns from arrays (training/support_harvest.py), so that the machine needs no article.
"""
