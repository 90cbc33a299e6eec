// Prints the tables as they must stand in the README of this folder.
#include <iostream>

#include "facilitation/policy/policy.h"
#include "facilitation/policy/sight.h"

int main() {
  std::cout << plenary::policy::as_markdown() << "\n"
            << plenary::policy::phases_as_markdown() << "\n"
            << plenary::policy::sights_as_markdown();
  return std::cout.flush() ? 0 : 1;
}
