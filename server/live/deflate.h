// zlib's format, by libdeflate: three times as fast at these sizes, and whoever joins a large board waits for it.
#pragma once

#include <string>

namespace plenary {

[[nodiscard]] std::string deflated(const std::string& bytes);
// Of what `deflated` made: `size` is what it was made of. Throws std::logic_error if it is not.
[[nodiscard]] std::string inflated(const std::string& bytes, std::size_t size);

}  // namespace plenary
