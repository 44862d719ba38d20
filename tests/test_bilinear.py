"""The quick bilinear layer gives what torch's own gives."""

import torch

from pipelines.bilinear import QuickBilinear, quicken


def test_same_numbers_and_gradients() -> None:
    torch.manual_seed(1)
    plain = torch.nn.Sequential(torch.nn.Bilinear(7, 3, 5))
    first, second = torch.randn(2, 4, 7), torch.randn(2, 4, 3)
    expected = plain[0](first, second)
    expected.sum().backward()
    gradient = plain[0].weight.grad.clone()
    names = set(plain.state_dict())

    quicken(plain)
    assert isinstance(plain[0], QuickBilinear) and set(plain.state_dict()) == names
    plain.zero_grad()
    result = plain[0](first, second)
    result.sum().backward()
    assert result.shape == (2, 4, 5)
    torch.testing.assert_close(result, expected)
    torch.testing.assert_close(plain[0].weight.grad, gradient)
