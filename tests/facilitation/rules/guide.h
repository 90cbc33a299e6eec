// A guidebook with two chapters, for the people of story.h: ria and rob write it, fay leads it, the others read.
#pragma once

#include "tests/facilitation/rules/story.h"

namespace plenary {

inline Story guide(std::initializer_list<std::string_view> more = {}) {
  Story story({"id: 'guidebook' guidebook { title: 'Missions' meetings: 'forum' meeting_titles: 'Forum' }",
               "id: 'routes' chapter { pillar: 'routes' name: 'Routes' order: 'V000' state: 'draft' }",
               "id: 'rewards' chapter { pillar: 'rewards' name: 'Rewards' order: 'V001' state: 'draft' }"});
  for (const std::string_view text : more) {
    Effect effect;
    *effect.mutable_put() = record(text);
    (void)evolve(story.document, effect, story.document.seq());
  }
  return story;
}

inline const Entry& entry(const Story& story, const std::string& id) { return story.document.find(id)->entry(); }
inline const EntryField& field(const Story& story, const std::string& id) {
  return story.document.find(id)->entry_field();
}

// A tool with all that it needs, as a draft.
inline void add_tool(Story& story, const std::string& id = "tool") {
  (void)story.asks("ria",
                   "add_entry { id: '" + id +
                       "' type: 'tool' chapter: 'routes' title: 'Street contracts' fields { "
                       "name: 'when_to_use' text: 'When streets flood.' sources { document: 'forum.b1' id: 'c1' } } "
                       "fields { name: 'steps' text: 'Ask, agree, pay.' } fields { name: 'limits' text: 'Not in "
                       "winter.' } }");
  (void)story.asks("ria", "set_entry { id: '" + id + "' reported_not_verified: true }");
}

}  // namespace plenary
