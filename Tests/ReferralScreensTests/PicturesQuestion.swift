// A question that was handed up, and its answer, at each size of window.

import Testing

@Suite struct PicturesQuestion {
    @Test func `answering a question`() {
        Scene.question.expect(
            16, 60,
            looks: """
                @@question60
                """)
        Scene.question.expect(
            24, 80,
            looks: """
                @@question80
                """)
        Scene.question.expect(
            30, 100,
            looks: """
                @@question100
                """)
        Scene.question.expect(
            43, 132,
            looks: """
                @@question132
                """)
        Scene.question.expect(
            50, 200,
            looks: """
                @@question200
                """)
    }
}
