// How the devices of a board do whose people share it (LINE-2), for whoever leads it.
#include "server/api/api.h"
#include "server/api/console.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {

std::vector<DeviceNow> devices_of(const LiveDocument& board) {
  std::vector<DeviceNow> devices;
  for (LiveDocument::Device& here : board.devices_here()) {
    // Somebody who was removed is on their way out; nothing more is told of them.
    if (board.document().role_of(here.participant) == ROLE_UNSPECIFIED) continue;
    DeviceNow& device = devices.emplace_back();
    device.set_participant(here.participant);
    device.set_poor(here.poor);
    *device.mutable_report() = std::move(here.report);
  }
  return devices;
}

void Api::show_connections(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role))
    return done(http_error(403, "forbidden",
                           "Only a facilitator is shown how devices do, and only those that people share. Ask the "
                           "facilitator of this board."));
  parts_.documents.read(asking.document, [this, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().board())
      return done(http_error(400, "invalid", "Only a board tells how devices do. The console has them for a meeting."));
    const auto answer = std::make_shared<ConnectionsAnswer>();
    std::vector<std::string> people;
    for (DeviceNow& device : devices_of(*live)) {
      people.push_back(device.participant());
      *answer->add_devices() = std::move(device);
    }
    if (people.empty()) return done(http_json(json_of(*answer)));
    parts_.names.names(people, [answer, done](const std::vector<Person>& named) {
      for (DeviceNow& device : *answer->mutable_devices())
        for (const Person& person : named)
          if (person.participant() == device.participant()) device.set_name(person.name());
      done(http_json(json_of(*answer)));
    });
  });
}

}  // namespace plenary
