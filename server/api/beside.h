// What takes long goes beside the loop where there is room for it, or everybody on every board would wait for it.
#pragma once

#include <functional>
#include <utility>

namespace plenary {

// `beside` as in ApiParts; empty: at once.
inline void do_beside(const std::function<void(std::function<void()>, std::function<void()>)>& beside,
                      std::function<void()> work, std::function<void()> then) {
  if (beside) return beside(std::move(work), std::move(then));
  work();
  then();
}

}  // namespace plenary
