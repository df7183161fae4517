"""Poisoned articles: whether what somebody hid in an article can steer a brief."""
