// Gives every file of the folders named on the command line to the parser it is linked with.
#include "base/file.hpp"
#include "fuzz.hpp"

#include <filesystem>

int main(int count, char** arguments) {
    int inputs = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
            const std::string input = hookbox::read_file(entry.path().string());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()),
                                   input.size());
            ++inputs;
        }
    std::printf("%d passed, 0 failed\n", inputs);
    return inputs == 0;
}
