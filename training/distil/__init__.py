"""A large teacher and the support network as its student, on one GPU, against the clock.

Needs torch, transformers, safetensors and numpy, but none of what the service reads with: the
lessons come as arrays (training/support_harvest.py).
"""
