#include "tests/simulation/world.h"

namespace plenary::simulation {
namespace {
constexpr std::size_t kAtOnce = 64 * 1024;

// Something that this version does not know: before and after a frame it is part of it.
template <class Message>
std::string of_later_version() {
  Message unknown;
  unknown.GetReflection()->MutableUnknownFields(&unknown)->AddLengthDelimited(999, "of a later version");
  return unknown.SerializeAsString();
}

std::string message_of_later_version() {
  ServerFrame frame;
  (void)frame.add_messages()->ParseFromString(of_later_version<ServerMessage>());
  return frame.SerializeAsString() + of_later_version<ServerFrame>();
}
}  // namespace

Wire::Wire(World& world, Node& node, Person& person)
    : world_(world),
      node_(node),
      person_(person),
      node_life_(node.life()),
      client_life_(person.life()),
      client_id_(person.client_id()) {}

void Wire::dial() {
  const std::int64_t there = world_.chance.between(0, 5);
  if (world_.chance.percent(world_.wire_trouble)) return tell_client_closed(1006, world_.chance.between(10, 500));
  world_.line.after(there, node_life_, [self = shared_from_this()] {
    if (self->broken_) return;
    self->node_.wires.push_back(self);
    self->visit_ = self->node_.documents().visit("doc", self->person_.participant, *self);
    self->world_.line.after(1, self->client_life_, [self] { self->person_.opened(self); });
  });
  // A node that is down or hangs: the client gives up.
  world_.line.after(2'000, client_life_, [self = shared_from_this()] {
    if (!self->visit_ && !self->told_closed_) self->tell_client_closed(1006, 0);
  });
}

void Wire::from_client(std::string bytes) {
  if (broken_) return;
  if (world_.chance.percent(world_.wire_trouble / 4)) return breaks();
  if (world_.clients_are_newer) bytes += of_later_version<ClientFrame>();
  next_to_node_ = std::max(next_to_node_, world_.line.now() + world_.chance.between(0, 4));
  world_.line.after(next_to_node_ - world_.line.now(), node_life_,
                    [self = shared_from_this(), bytes = std::move(bytes)] {
                      if (!self->visit_) return;
                      if (self->broken_ && self->world_.chance.percent(50))
                        return self->end_visit(0);  // the rest did not get through
                      ClientFrame frame;
                      if (!frame.ParseFromString(bytes))
                        return self->world_.witness.wrong("frames can be read", "from " + self->person_.name);
                      self->visit_->receive(frame);
                    });
}

void Wire::client_leaves() {
  broken_ = true;
  told_closed_ = true;
  end_visit(world_.chance.between(0, 20));
}

void Wire::breaks() {
  if (broken_) return;
  world_.witness.count("connection breaks");
  broken_ = true;
  tell_client_closed(1006, world_.chance.between(0, 600));
  end_visit(world_.chance.between(0, 600));
}

void Wire::freeze(std::int64_t ms) {
  frozen_until_ = world_.line.now() + ms;
  world_.line.after(ms, node_life_, [self = shared_from_this()] { self->wake(); });
}

void Wire::node_is_gone() {
  visit_.reset();
  broken_ = true;
  tell_client_closed(1006, world_.chance.between(0, 300));
}

void Wire::wake() {
  if (pull_planned_ || broken_) return;
  pull_planned_ = true;
  world_.line.after(world_.chance.between(0, 2), node_life_, [self = shared_from_this()] {
    self->pull_planned_ = false;
    self->pull();
  });
}

void Wire::pull() {
  if (broken_ || !visit_ || world_.line.now() < frozen_until_) return;
  std::vector<Bytes> pieces;
  if (visit_->pull(pieces, kAtOnce) == 0) return;
  std::string frame;
  for (const Bytes& piece : pieces) frame += *piece;
  if (const LiveDocument* live = node_.serves())
    world_.witness.leaves(frame, person_.participant, client_id_, live->document());
  to_client(std::move(frame));
  wake();
}

void Wire::to_client(std::string bytes) {
  if (world_.chance.percent(world_.wire_trouble / 4)) return breaks();  // in mid-frame: it does not arrive
  if (world_.servers_are_newer) {
    world_.witness.count("heard of a newer server");
    bytes = message_of_later_version() + bytes + message_of_later_version();
  }
  next_to_client_ = std::max(next_to_client_, world_.line.now() + world_.chance.between(0, 4));
  world_.line.after(next_to_client_ - world_.line.now(), client_life_,
                    [self = shared_from_this(), bytes = std::move(bytes)] {
                      if (!self->told_closed_) self->person_.hears(self, bytes);
                    });
}

void Wire::close(std::uint16_t code, std::string_view) {
  if (broken_) return;
  next_to_client_ = std::max(next_to_client_, world_.line.now() + 1);
  tell_client_closed(code, next_to_client_ - world_.line.now());
  broken_ = true;
  end_visit(0);
}

void Wire::tell_client_closed(std::uint16_t code, std::int64_t after) {
  world_.line.after(after, client_life_, [self = shared_from_this(), code] {
    if (std::exchange(self->told_closed_, true)) return;
    self->broken_ = true;
    self->person_.closed(self, code);
  });
}

void Wire::end_visit(std::int64_t after) {
  world_.line.after(after, node_life_, [self = shared_from_this()] {
    self->broken_ = true;
    self->visit_.reset();
    std::erase(self->node_.wires, self);
  });
}

}  // namespace plenary::simulation
